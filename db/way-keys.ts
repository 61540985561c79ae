import type { ReachOf, ServerReach, ServerRef } from '#crawler/types.ts';
import { sha256 } from './digests.ts';
import { reachSummary } from './server-identity.ts';
import { storableText } from './storable.ts';

/** One way to a server: the digest that it is known by, and the line that people read. */
export interface WayKey {
  readonly key: string;
  readonly label: string;
}

/**
 * What a way to a server is known by, whatever its version. Digests of `kind NUL name`, which for packages of npm, local servers and snapshots is
 * what servers were identified by from the first version on. A person's own set-up (source `config`) of a package is a server of its own: other
 * arguments and variables give other lists.
 */
export function wayKey(ref: ServerRef, way: ServerReach = ref.reach): WayKey {
  const name = NAMES[way.kind](way as never, ref);
  const setUp = ref.source === 'config' ? setUpOf(way) : '';
  return { key: keyOf(name + setUp), label: labelOf(way) };
}

/** A key of anything that is named by a kind and a name. */
export function keyOf(kindAndName: string): string {
  return sha256(kindAndName);
}

const NAMES: { readonly [Kind in ServerReach['kind']]: (way: ReachOf<Kind>, ref: ServerRef) => string } = {
  npm: (way) => `npm\0${way.package}`,
  local: (_, ref) => `local\0${ref.name}`,
  // Nothing outside this machine means the same by it: the whole command line is its name.
  command: (way) => `command\0${JSON.stringify([way.command, way.cwd, way.args, entriesOf(way.env)])}`,
  foreign: (way) => `${way.packageType}\0${foreignName(way)}`,
  remote: (way) => `remote\0${normalAddress(way.url)}`,
  // Many snapshots are called tools.json: the file tells them apart.
  snapshot: (way) => `snapshot\0${way.file}`,
};

function labelOf(way: ServerReach): string {
  if (way.kind === 'npm') return storableText(`npm ${way.package}`);
  if (way.kind === 'foreign') return storableText(`${way.packageType} ${foreignName(way)}`);
  if (way.kind === 'remote') return reachSummary({ ...way, url: normalAddress(way.url) });
  return reachSummary(way);
}

/** As the package's own registry compares names. */
function foreignName({ packageType, identifier }: ReachOf<'foreign'>): string {
  // PEP 503.
  if (packageType === 'pypi') return identifier.toLowerCase().replaceAll(/[-_.]+/g, '-');
  if (packageType === 'nuget') return identifier.toLowerCase();
  return packageType === 'oci' ? imageName(identifier) : identifier;
}

/** `host:5000/name:tag@sha256:…` without tag and digest. A colon before the last slash is a port's. */
function imageName(identifier: string): string {
  const [name = ''] = identifier.split('@');
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}

/** Equal for addresses that lead to the same place: no login, no fragment, no slash at the end. The query stays: it may choose the server. */
export function normalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname, search } = new URL(address);
  return `${protocol}//${host}${pathname.endsWith('/') ? pathname.slice(0, -1) : pathname}${search}`;
}

function setUpOf(way: ServerReach): string {
  if (!('args' in way) || way.kind === 'command') return '';
  const env = entriesOf(way.env);
  return way.args.length === 0 && env.length === 0 ? '' : `\0${JSON.stringify([way.args, env])}`;
}

function entriesOf(env: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(env).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
