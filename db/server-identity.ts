import type { ReachOf, ServerInfo, ServerReach, ServerRef } from '#crawler/types.ts';
import { sha256 } from './digests.ts';
import { storableText } from './storable.ts';

/**
 * Two refs with one identity are one server: its version, arguments and variables may change, its history goes on. Snapshots are told
 * apart by their file, because many of them are called `tools.json`. A digest, because a path may be too long for an index.
 */
export function serverIdentity(ref: ServerRef): string {
  return sha256(`${ref.source}\0${ref.reach.kind === 'snapshot' ? ref.reach.file : ref.name}`);
}

/** How the server is reached, for people: no values of variables, no path of this machine, no query of an address. */
export function reachSummary(reach: ServerReach): string {
  return storableText(SUMMARIES[reach.kind](reach as never));
}

const SUMMARIES: { readonly [Kind in ServerReach['kind']]: (reach: ReachOf<Kind>) => string } = {
  npm: (reach) => `npm ${reach.package}@${reach.version}`,
  local: (reach) => `bundled: ${reach.script}`,
  command: (reach) => `command ${lastPart(reach.command)}`,
  foreign: (reach) => `${reach.packageType} ${reach.identifier}${reach.version === '' ? '' : ` ${reach.version}`}`,
  remote: (reach) => `remote ${withoutQuery(reach.url)}`,
  snapshot: (reach) => `snapshot ${lastPart(reach.file)}`,
};

function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

/** Keys stand in queries and in logins. */
function withoutQuery(address: string): string {
  if (!URL.canParse(address)) return '';
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

export interface StoredContext {
  readonly name: string;
  readonly description: string | null;
}

/** The server as its tools are judged beside it: the source's words before the server's own. */
export function serverContext(ref: ServerRef, info: ServerInfo | null): StoredContext {
  return {
    name: storableText(ref.title ?? info?.title ?? info?.name ?? ref.name),
    description: optional(ref.description ?? info?.description),
  };
}

function optional(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
