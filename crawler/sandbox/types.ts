/** A server that is ready to start: files on this machine and how Node runs them. */
export interface Program {
  /** Absolute folder that everything lies under. */
  readonly root: string;
  /** Paths under `root` that the server may read; `.` is all of it. */
  readonly visible: readonly string[];
  /** The script that Node runs, relative to `root`. */
  readonly script: string;
  /** Options for Node itself, before the script. */
  readonly nodeArgs: readonly string[];
  readonly args: readonly string[];
  /** The server's whole environment beside PATH, HOME and the like. */
  readonly env: Readonly<Record<string, string>>;
}

/** An `npm install` to run: the only thing that gets the network. */
export interface InstallJob {
  /** Absolute folder of npm's own package. */
  readonly npmFolder: string;
  /** Absolute folder that npm installs into. Writable. */
  readonly prefix: string;
  /** Absolute folder of npm's cache. Writable. */
  readonly cache: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Absolute paths of certificate files that npm must read. */
  readonly readable: readonly string[];
}

/** A command line with everything a process gets: nothing is added from the caller's environment. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A command and what must be undone once its processes are gone. */
export interface PreparedCommand {
  readonly command: Command;
  release(): Promise<void>;
}

/** A way to start strangers' programs. */
export interface WorkingSandbox {
  readonly kind: 'bwrap' | 'none';
  /** True where servers run as other users, so that only what is open to all of them can be started. */
  readonly isOtherUser?: boolean;
  prepareRun(program: Program): Promise<PreparedCommand>;
  prepareInstall(job: InstallJob): Promise<PreparedCommand>;
}

/** No sandbox works here. Only the bundled example may run, and only when the sandbox was not asked for by name. */
export interface AbsentSandbox {
  readonly kind: 'absent';
  /** One line: what is missing and what to do. */
  readonly problem: string;
  readonly mayRunTrusted: boolean;
}

export type Sandbox = WorkingSandbox | AbsentSandbox;
export type SandboxKind = Sandbox['kind'];
export type SandboxMode = 'auto' | 'bwrap' | 'none';
