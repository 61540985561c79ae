import type { ServerReach, ServerRef } from '#crawler/types.ts';

/** Packages of one kind come from one registry; a host's name holds no blank, so no remote is taken for one. */
const PACKAGES = 'packages ';

/** Whom crawling a server may ask: hosts of remotes and registries of packages, each once, in the order in which all take their turns. */
export function hostsOf(ref: ServerRef): string[] {
  const hosts = [ref.reach, ...(ref.alternatives ?? [])].map(hostOf).filter((host) => host !== null);
  return [...new Set(hosts)].toSorted();
}

/** Whom one way to a server asks; null where it stays on this machine. */
export function hostOf(reach: ServerReach): string | null {
  if (reach.kind === 'npm') return `${PACKAGES}npm`;
  if (reach.kind === 'foreign') return `${PACKAGES}${reach.packageType}`;
  if (reach.kind !== 'remote' || !URL.canParse(reach.url)) return null;
  return new URL(reach.url).host;
}

export function isRegistry(host: string): boolean {
  return host.startsWith(PACKAGES);
}

/** Whether a worker on another machine can crawl it: what lies in files of this machine it cannot, nor does it get a person's secrets. */
export function isPortable(ref: ServerRef): boolean {
  if (ref.passedSecrets !== undefined) return false;
  return [ref.reach, ...(ref.alternatives ?? [])].every(({ kind }) => IS_PORTABLE[kind]);
}

const IS_PORTABLE: Record<ServerReach['kind'], boolean> = {
  npm: true,
  foreign: true,
  remote: true,
  local: false,
  command: false,
  snapshot: false,
};
