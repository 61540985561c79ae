import type { ServerPosture, ServerReach, ServerRef } from '#crawler/types.ts';
import { sha256 } from './digests.ts';
import { hasNamespaceOf, ownsRepository } from './registry-namespace.ts';
import { repositoryAddress } from './repository-address.ts';
import type { OriginRole } from './schema.ts';
import { storableText } from './storable.ts';
import { keyOf, wayKey } from './way-keys.ts';

/** One thing that an entry of a source says its server is; see `ORIGIN_ROLES`. */
export interface Origin {
  readonly role: OriginRole;
  readonly key: string;
  readonly label: string;
}

/** What a package says of itself, as the crawl that installed it read it. */
export type PackageSays = Pick<
  ServerPosture,
  'registryName' | 'packageRepository' | 'repositoryFolder' | 'hasProvenance'
>;

/**
 * Everything that a ref says its server is, the first way first. Ways beside the first are followed only where something bears them out, because
 * anybody may publish an entry that names somebody else's package or address beside his own:
 * an npm package whose `mcpName` names the entry (the official registry demands it); a remote whose host lies in the entry's namespace
 * (`com.example/x` and `mcp.example.com`), which a registry gives to the domain's owner alone. A repository is followed only by subfolder, since
 * one repository may hold many servers, and only where npm attested that the package was built from it, or the namespace is its owner's.
 */
export function originsOf(ref: ServerRef, says: PackageSays | null): Origin[] {
  const first: Origin = { role: 'held', ...wayKey(ref) };
  const others = (ref.alternatives ?? []).map((way): Origin => ({ role: 'claimed', ...wayKey(ref, way) }));
  return unique([first, ...entryOrigins(ref, says), ...repositoryOrigins(ref, says), ...grants(ref, says), ...others]);
}

/** Which entry of which source says it. A slug of its own makes it another entry: two set-ups of one package may live side by side. */
export function namedBy(ref: ServerRef): string {
  return `${sha256(entryName(ref))}${ref.slug === undefined ? '' : `:${ref.slug}`}`;
}

function entryName({ source, name, reach, registryEntry, configEntry }: ServerRef): string {
  if (registryEntry) return `registry\0${registryEntry.registry}\0${registryEntry.name}`;
  if (configEntry) return `config\0${configEntry.client}\0${configEntry.file}\0${name}`;
  return `${source}\0${reach.kind === 'snapshot' ? reach.file : name}`;
}

function entryOrigins(ref: ServerRef, says: PackageSays | null): Origin[] {
  const { registryEntry } = ref;
  if (registryEntry === undefined) return [];
  const { registry, name } = registryEntry;
  const ways = [ref.reach, ...(ref.alternatives ?? [])];
  const borneOut = ways.filter((way) => bearsOut(way, ways, name, says));
  const entry = { key: keyOf(`registry\0${registry}\0${name}`), label: storableText(`registry ${name}`) };
  return [
    { role: borneOut.length > 0 ? 'held' : 'claimed', ...entry },
    ...borneOut.map((way): Origin => ({ role: 'held', ...wayKey(ref, way) })),
    ...ways.flatMap((way): Origin[] => (way.kind === 'npm' ? [{ role: 'asks', ...link(way.package, name) }] : [])),
  ];
}

function bearsOut(way: ServerReach, ways: readonly ServerReach[], name: string, says: PackageSays | null): boolean {
  if (way.kind === 'remote') return hasNamespaceOf(name, way.url);
  return way.kind === 'npm' && way === onlyPackage(ways) && says?.registryName === name;
}

/** What a package says is known of the one that was installed; where an entry names several, it is not known which. */
function onlyPackage(ways: readonly ServerReach[]) {
  const packages = ways.filter((way) => way.kind === 'npm');
  return packages.length === 1 ? packages[0] : undefined;
}

function grants(ref: ServerRef, says: PackageSays | null): Origin[] {
  const installed = onlyPackage([ref.reach, ...(ref.alternatives ?? [])]);
  return says?.registryName && installed ? [{ role: 'grants', ...link(installed.package, says.registryName) }] : [];
}

/** A package and an entry that name each other are one server, whichever is met first. */
function link(packageName: string, entryName: string): { key: string; label: string } {
  return {
    key: keyOf(`link\0${packageName}\0${entryName}`),
    label: storableText(`npm ${packageName} is ${entryName}`),
  };
}

function repositoryOrigins(ref: ServerRef, says: PackageSays | null): Origin[] {
  const { repository, registryEntry } = ref;
  const stated = repository ? repositoryAddress(repository.url) : null;
  const isOwned = stated !== null && registryEntry !== undefined && ownsRepository(registryEntry.name, stated);
  const attested = says?.hasProvenance && says.packageRepository ? repositoryAddress(says.packageRepository) : null;
  return [
    ...(stated ? [repositoryOrigin(stated, repository?.subfolder, isOwned)] : []),
    ...(attested ? [repositoryOrigin(attested, says?.repositoryFolder ?? undefined, true)] : []),
  ];
}

function repositoryOrigin(address: string, subfolder: string | undefined, isBorneOut: boolean): Origin {
  const folder = (subfolder ?? '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  const label = storableText(`repository ${address}${folder === '' ? '' : ` (${folder})`}`);
  return {
    role: isBorneOut && folder !== '' ? 'held' : 'claimed',
    key: keyOf(`repository\0${address}\0${folder}`),
    label,
  };
}

/** Each key once a role, and none claimed that is held. */
function unique(origins: readonly Origin[]): Origin[] {
  const held = new Set(origins.flatMap(({ role, key }) => (role === 'held' ? [key] : [])));
  const kept = new Map<string, Origin>();
  for (const origin of origins) {
    const isSaid = origin.role === 'claimed' && held.has(origin.key);
    const id = `${origin.role} ${origin.key}`;
    if (!isSaid && !kept.has(id)) kept.set(id, origin);
  }
  return [...kept.values()];
}
