import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Node's place inside: the real one may lie in a clone under a folder that the server's user cannot enter. */
export const INNER_NODE = '/sandbox/bin/node';
export const INNER_HOME = '/home/u';
/** Bytes of each writable folder inside. */
const TMPFS_BYTES = '268435456';
/**
 * For each process of a server. `data` bounds Buffers without cgroups (`as` would break WebAssembly); it counts what V8 reserves, some
 * 700 MiB for each thread: a server that logs and compiles in workers did not start with 2 GiB. What all processes really take together
 * is watched by the session, with a lower bound.
 */
const RESOURCE_LIMITS = [
  '--nproc=64',
  '--nofile=1024',
  '--core=0',
  '--cpu=60',
  '--fsize=268435456',
  '--data=4294967296',
];
/** `npm install` unpacks many packages at once and may take minutes. */
const INSTALL_RESOURCE_LIMITS = ['--nofile=4096', '--core=0', '--cpu=300', '--fsize=629145600', '--data=2147483648'];

export interface BwrapBinaries {
  readonly bwrap: string;
  readonly prlimit: string;
  /** Needed under root alone. */
  readonly setpriv: string | null;
  /** The Node that runs servers. */
  readonly node: string;
  /** Folder with the `passwd`, `group` and `hosts` that servers see. */
  readonly etc: string;
  /** The file that a server's Node loads first, to note what it tries to connect to. */
  readonly noteReached: string;
}

/** One jail: what it sees, as whom it runs, and whether it has the network. */
export interface Jail {
  readonly binaries: BwrapBinaries;
  /** The user inside. Under root it is a real one, otherwise a name for the caller's in a user namespace. */
  readonly uid: number;
  readonly hasNetwork: boolean;
  readonly mounts: readonly { readonly from: string; readonly to: string; readonly isWritable: boolean }[];
  /** Folders that exist and are empty, made before the mounts. */
  readonly emptyFolders?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** True when further arguments come over descriptor 3; see `handedArgs`. */
  readonly hasHandedArgs?: boolean;
  /** True when the environment that bwrap itself is started with goes on to the command. */
  readonly keepsEnvironment: boolean;
  readonly cwd: string;
}

/** Arguments for bwrap that run `command` in the jail, with its user and resource limits set inside. */
export function bwrapArgs(jail: Jail, command: readonly string[]): string[] {
  const isRoot = jail.binaries.setpriv !== null;
  return [
    ...namespaces(isRoot, jail),
    ...['--die-with-parent', '--new-session', '--hostname', 'sandbox'],
    ...systemFolders(jail.binaries.etc),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...writableFolder('/tmp', isRoot),
    ...parentFolder('/home'),
    ...writableFolder(INNER_HOME, isRoot),
    ...mount({ from: jail.binaries.node, to: INNER_NODE, isWritable: false }),
    ...(jail.emptyFolders ?? []).flatMap((path) => [...parentFolders(path), ...parentFolder(path)]),
    ...jail.mounts.flatMap(mount),
    ...sealedFolders(isRoot),
    ...['--chdir', jail.cwd],
    ...(jail.keepsEnvironment ? [] : ['--clearenv']),
    // Before our own: PATH and HOME are not for a server to choose.
    ...(jail.hasHandedArgs ? ['--args', String(HANDED_DESCRIPTOR)] : []),
    ...Object.entries(jail.env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
    ...asUser(jail),
    ...command,
  ];
}

/** Where bwrap reads what must not stand in its command line, which everybody on the machine can see. */
const HANDED_DESCRIPTOR = 3;

/** A server's environment as arguments for bwrap, to be written to descriptor 3: there alone real credentials may stand. */
export function handedArgs(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `--setenv\0${name}\0${value}\0`)
    .join('');
}

/** Under root no user namespace is needed, and some machines forbid it; the dropped user comes from setpriv instead. */
function namespaces(isRoot: boolean, jail: Jail): string[] {
  const shared = ['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'];
  const network = jail.hasNetwork ? [] : ['--unshare-net'];
  const capabilities = ['--cap-drop', 'ALL'];
  if (isRoot) {
    const needed = ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((name) => ['--cap-add', name]);
    return [...shared, ...network, ...capabilities, ...needed];
  }
  return [
    '--unshare-user',
    '--uid',
    String(jail.uid),
    '--gid',
    String(jail.uid),
    ...shared,
    ...network,
    ...capabilities,
  ];
}

function asUser({ binaries, uid, hasNetwork }: Jail): string[] {
  const limits = [binaries.prlimit, ...(hasNetwork ? INSTALL_RESOURCE_LIMITS : RESOURCE_LIMITS)];
  if (binaries.setpriv === null) return limits;
  // Limits first: `nproc` counts the processes of the user that setpriv switches to. Outside, setpriv could not reach the clone.
  const user = [
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    '--no-new-privs',
    '--bounding-set=-all',
    '--inh-caps=-all',
  ];
  return [...limits, binaries.setpriv, ...user];
}

/** `/usr` and the links into it, or real folders where a system keeps them apart. */
function systemFolders(etc: string): string[] {
  const top = ['/bin', '/sbin', '/lib', '/lib32', '/lib64']
    .filter(existsSync)
    .flatMap((path) =>
      lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
    );
  // Of /etc/ssl not all: private keys lie there too, and a caller outside root may be in the group that reads them.
  const system = ['/etc/ssl/certs', '/etc/ssl/openssl.cnf', '/etc/ld.so.cache', '/etc/alternatives'].flatMap((path) => [
    '--ro-bind-try',
    path,
    path,
  ]);
  // Own users and hosts: some servers ask for their user's name at start, and the machine's files are nobody's business.
  const own = ['passwd', 'group'].flatMap((name) => ['--ro-bind', join(etc, name), `/etc/${name}`]);
  return ['--ro-bind', '/usr', '/usr', ...top, ...parentFolder('/etc'), ...parentFolder('/etc/ssl'), ...system, ...own];
}

/** bwrap makes missing parents with mode 0700, which the dropped user could not enter. */
function parentFolder(path: string): string[] {
  return ['--perms', '0755', '--dir', path];
}

function writableFolder(path: string, isRoot: boolean): string[] {
  // The dropped user is not the owner of what bwrap mounts as root.
  return ['--size', TMPFS_BYTES, ...(isRoot ? ['--perms', '1777'] : []), '--tmpfs', path];
}

/**
 * What bwrap builds the jail on is memory without a bound, and outside root the server's user owns it: 1.2 GB went into /dev/shm. It is
 * made read-only once everything is in place; shared memory gets a folder with a bound.
 */
function sealedFolders(isRoot: boolean): string[] {
  return [...writableFolder('/dev/shm', isRoot), '--remount-ro', '/dev', '--remount-ro', '/'];
}

function mount({ from, to, isWritable }: Jail['mounts'][number]): string[] {
  return [...parentFolders(to), isWritable ? '--bind' : '--ro-bind', from, to];
}

function parentFolders(path: string): string[] {
  return path
    .split('/')
    .slice(1, -1)
    .flatMap((_, index, parts) => parentFolder(`/${parts.slice(0, index + 1).join('/')}`));
}
