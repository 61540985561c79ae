import { chown, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BwrapBinaries, bwrapArgs, handedArgs, INNER_HOME, INNER_NODE, type Jail } from './bwrap-args.ts';
import { findBinary } from './find-binary.ts';
import { INNER_NOTE_REACHED, nodeOptions } from './node-options.ts';
import { openToAll } from './open-copy.ts';
import { probe } from './probe.ts';
import { INSTALL_UID, makeSlots } from './slots.ts';
import type {
  Command,
  FetchJob,
  FileProgram,
  InstallJob,
  NodeProgram,
  PreparedCommand,
  Program,
  WorkingSandbox,
} from './types.ts';

const ETC = join(import.meta.dirname, 'etc');
const NOTE_REACHED = join(import.meta.dirname, 'note-reached.cjs');
const PATH = '/sandbox/bin:/usr/local/bin:/usr/bin:/bin';
const INNER_ENV = { PATH, HOME: INNER_HOME, TMPDIR: '/tmp', LANG: 'C.UTF-8', TZ: 'UTC' };
/** What resolving a registry's name needs. */
const NETWORK_FILES = [
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/host.conf',
  '/etc/gai.conf',
  '/etc/pki',
];

/** Opens the bubblewrap sandbox, or says in one line why it cannot work here. Available means that Node ran in it. */
export async function openBwrap(): Promise<
  { readonly ok: true; readonly sandbox: WorkingSandbox } | { readonly ok: false; readonly problem: string }
> {
  if (process.platform !== 'linux')
    return { ok: false, problem: 'the sandbox needs bubblewrap, which runs on Linux only' };
  const found = await findBinaries();
  if (!found.ok) return found;
  const sandbox = makeBwrap(found.binaries);
  const problem = await probe(sandbox);
  return problem === null ? { ok: true, sandbox } : { ok: false, problem };
}

async function findBinaries(): Promise<{ ok: true; binaries: BwrapBinaries } | { ok: false; problem: string }> {
  const isRoot = process.getuid?.() === 0;
  const [bwrap, prlimit, setpriv] = await Promise.all(['bwrap', 'prlimit', 'setpriv'].map((name) => findBinary(name)));
  if (!bwrap) return { ok: false, problem: 'bubblewrap is not installed (Debian: apt-get install bubblewrap)' };
  if (!prlimit) return { ok: false, problem: 'prlimit is not installed (Debian: apt-get install util-linux)' };
  if (isRoot && !setpriv)
    return { ok: false, problem: 'setpriv is not installed (Debian: apt-get install util-linux)' };
  // Under root servers are other users, to whom a clone made under umask 077 is closed.
  const node = isRoot ? await openToAll(process.execPath) : process.execPath;
  const etc = isRoot ? await openToAll(ETC) : ETC;
  const noteReached = isRoot ? await openToAll(NOTE_REACHED) : NOTE_REACHED;
  return {
    ok: true,
    binaries: { bwrap, prlimit, setpriv: isRoot && setpriv ? setpriv : null, node, etc, noteReached },
  };
}

function makeBwrap(binaries: BwrapBinaries): WorkingSandbox {
  const slots = makeSlots();
  return {
    kind: 'bwrap',
    isOtherUser: binaries.setpriv !== null,
    async prepareRun(program) {
      const slot = await slots.take();
      return { command: runCommand(binaries, program, slot.uid), release: async () => slot.release() };
    },
    prepareInstall: (job) => prepareInstall(binaries, job),
    prepareFetch: (job) => prepareFetch(binaries, job),
  };
}

function runCommand(binaries: BwrapBinaries, program: Program, uid: number): Command {
  const handed = handedArgs(binaries.setpriv === null ? program.env : withoutLoaderNames(program.env));
  const seen = program.kind === 'node' ? seenByNode(program) : seenByFile(program, binaries);
  const jail: Jail = {
    binaries,
    uid,
    hasNetwork: false,
    mounts: [
      { from: join(binaries.etc, 'hosts'), to: '/etc/hosts', isWritable: false },
      { from: binaries.noteReached, to: INNER_NOTE_REACHED, isWritable: false },
      ...seen.mounts,
    ],
    emptyFolders: seen.emptyFolders,
    env: { ...INNER_ENV, PATH: [...seen.path, PATH].join(':') },
    hasHandedArgs: handed !== '',
    keepsEnvironment: false,
    cwd: seen.cwd,
  };
  // The environment outside the jail stays empty: a name such as LD_PRELOAD must not reach bwrap itself.
  const command = { file: binaries.bwrap, args: bwrapArgs(jail, seen.command), env: {}, cwd: '/' };
  return handed === '' ? command : { ...command, descriptor3: handed };
}

/** What the loader of programs obeys. Under root it would reach the tools that drop root, before they have. */
const LOADER_NAME = /^(?:LD_.*|GLIBC_TUNABLES|GCONV_PATH|LOCPATH|NLSPATH|MALLOC_.*)$/;

function withoutLoaderNames(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !LOADER_NAME.test(name)));
}

type Seen = Pick<Jail, 'mounts' | 'cwd'> & {
  readonly emptyFolders: readonly string[];
  readonly path: readonly string[];
  readonly command: readonly string[];
};

function seenByNode(program: NodeProgram): Seen {
  return {
    mounts: program.visible.map((path) => ({
      from: join(program.root, path),
      to: join('/app', path),
      isWritable: false,
    })),
    emptyFolders: program.emptyFolders ?? [],
    path: [],
    cwd: INNER_HOME,
    command: [INNER_NODE, ...nodeOptions(program, program.nodeArgs), join('/app', program.script), ...program.args],
  };
}

function seenByFile(program: FileProgram, { etc }: BwrapBinaries): Seen {
  const hidden = program.hiddenFiles.map((to) => ({ from: join(etc, 'empty'), to, isWritable: false }));
  return {
    mounts: [...program.mounts.map((one) => ({ ...one, isWritable: false })), ...hidden],
    emptyFolders: program.emptyFolders,
    path: program.path,
    cwd: program.cwd ?? INNER_HOME,
    command: [program.file, ...(program.file === 'node' ? nodeOptions(program, program.args) : program.args)],
  };
}

async function prepareInstall(binaries: BwrapBinaries, job: InstallJob): Promise<PreparedCommand> {
  const from = binaries.setpriv === null ? job.npmFolder : await openToAll(job.npmFolder);
  const npm = [INNER_NODE, '/npm/bin/npm-cli.js', ...job.args, '--prefix', '/app', '--cache', '/cache'];
  return fetchCommand(binaries, job, { from, to: '/npm', isWritable: false }, npm);
}

async function prepareFetch(binaries: BwrapBinaries, job: FetchJob): Promise<PreparedCommand> {
  const from = binaries.setpriv === null ? job.file : await openToAll(job.file);
  const to = join('/sandbox/fetch', basename(job.file));
  const command = [to, ...job.args({ prefix: '/app', cache: '/cache' })];
  return fetchCommand(binaries, job, { from, to, isWritable: false }, command);
}

/** With the network, and with nothing to write to but the folder to fill and the cache. */
async function fetchCommand(
  binaries: BwrapBinaries,
  job: Pick<InstallJob, 'prefix' | 'cache' | 'env' | 'readable'>,
  tool: Jail['mounts'][number],
  words: readonly string[],
): Promise<PreparedCommand> {
  if (binaries.setpriv !== null)
    await Promise.all([job.prefix, job.cache].map((path) => chown(path, INSTALL_UID, INSTALL_UID)));
  const jail: Jail = {
    binaries,
    uid: INSTALL_UID,
    hasNetwork: true,
    mounts: [
      ...(await readableMounts([...NETWORK_FILES, ...job.readable])),
      tool,
      { from: job.prefix, to: '/app', isWritable: true },
      { from: job.cache, to: '/cache', isWritable: true },
    ],
    env: INNER_ENV,
    // Its names are ours, and a proxy's password among the values must not show in the list of processes.
    keepsEnvironment: true,
    cwd: '/app',
  };
  // The installed files must be readable for the servers' users, whatever the caller's umask is.
  const shell = ['/bin/sh', '-c', 'umask 022 && exec "$@"', 'sh'];
  const command = { file: binaries.bwrap, args: bwrapArgs(jail, [...shell, ...words]), env: job.env, cwd: '/' };
  return { command, release: async () => {} };
}

/** Mounts at their own place what exists; a link such as resolv.conf leads to a file that is not visible inside. */
async function readableMounts(paths: readonly string[]): Promise<Jail['mounts']> {
  const mounts = await Promise.all(
    paths.map(async (path) => ({ from: await realpath(path).catch(() => null), to: path, isWritable: false })),
  );
  return mounts.flatMap(({ from, ...rest }) => (from === null ? [] : [{ from, ...rest }]));
}
