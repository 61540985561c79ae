import type { ServerInfo, ServerReach, ServerRef } from '#crawler/types.ts';
import { sha256 } from './digests.ts';
import { storableText } from './storable.ts';

/**
 * Two refs with one identity are one server: its version, arguments and variables may change, its history goes on. Snapshots are told
 * apart by their file, because many of them are called `tools.json`. A digest, because a path may be too long for an index.
 */
export function serverIdentity(ref: ServerRef): string {
  return sha256(`${ref.source}\0${ref.reach.kind === 'snapshot' ? ref.reach.file : ref.name}`);
}

/** How the server is reached, for people: no values of variables, no path of this machine. */
export function reachSummary(reach: ServerReach): string {
  if (reach.kind === 'npm') return storableText(`npm ${reach.package}@${reach.version}`);
  if (reach.kind === 'local') return storableText(`bundled: ${reach.script}`);
  return storableText(`snapshot ${reach.file.split(/[\\/]/).at(-1) ?? ''}`);
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
