/** A server that is ready to start: what of this machine it sees, and how it is run. */
export type Program = NodeProgram | FileProgram;

interface Start {
  readonly args: readonly string[];
  /** The server's whole environment beside PATH, HOME and the like. May hold secrets: it must not show in the list of processes. */
  readonly env: Readonly<Record<string, string>>;
}

/** A script of an installed folder that Node runs. The server sees the folder under a name of the sandbox's own. */
export interface NodeProgram extends Start {
  readonly kind: 'node';
  /** Absolute folder that everything lies under. */
  readonly root: string;
  /** Paths under `root` that the server may read; `.` is all of it. */
  readonly visible: readonly string[];
  /** The script that Node runs, relative to `root`. */
  readonly script: string;
  /** Options for Node itself, before the script. */
  readonly nodeArgs: readonly string[];
  /** Absolute folders that exist for the server and are empty: its arguments name them. */
  readonly emptyFolders?: readonly string[];
}

/** Any other program of this machine. The server sees what it needs at the places where it lies here. */
export interface FileProgram extends Start {
  readonly kind: 'file';
  /** Absolute path as the server sees it, or a name that is looked up in `path` and the system's folders; `node` is our own Node. */
  readonly file: string;
  /** What the server may read beside the system's folders. Absolute; never writable. Outer folders come before what lies in them. */
  readonly mounts: readonly { readonly from: string; readonly to: string }[];
  /** Absolute folders that exist for the server and are empty: it is told of them and has no business in them. */
  readonly emptyFolders: readonly string[];
  /** Absolute paths of files in `mounts` that are empty for the server: they hold a person's secrets. */
  readonly hiddenFiles: readonly string[];
  /** Absolute folder as the server sees it; null for its home. */
  readonly cwd: string | null;
  /** Absolute folders that come first in PATH. */
  readonly path: readonly string[];
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

/** Another installer than npm: one program that fetches packages into a folder. */
export interface FetchJob {
  /** Absolute path of the program; it must need no other file of its own. */
  readonly file: string;
  /** Absolute folder that it fetches into. Writable. */
  readonly prefix: string;
  /** Absolute folder of its cache. Writable. */
  readonly cache: string;
  /** Its arguments, made from the folders as it sees them. */
  readonly args: (seen: { readonly prefix: string; readonly cache: string }) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Absolute paths of certificate files that it must read. */
  readonly readable: readonly string[];
}

/** A command line with everything a process gets: nothing is added from the caller's environment. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Written to the process's descriptor 3, which is then closed: what must not show in the list of processes. */
  readonly descriptor3?: string;
}

/** A command and what must be undone once its processes are gone. */
export interface PreparedCommand {
  readonly command: Command;
  release(): Promise<void>;
}

/** A way to start strangers' programs. */
export interface Runner {
  readonly kind: 'bwrap' | 'container' | 'none';
  prepareRun(program: Program): Promise<PreparedCommand>;
}

/** A way to start strangers' programs and to fetch them. */
export interface WorkingSandbox extends Runner {
  readonly kind: 'bwrap' | 'none';
  /** True where servers run as other users, so that only what is open to all of them can be started. */
  readonly isOtherUser?: boolean;
  prepareInstall(job: InstallJob): Promise<PreparedCommand>;
  prepareFetch(job: FetchJob): Promise<PreparedCommand>;
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
