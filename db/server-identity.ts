import type { ReachOf, ServerInfo, ServerReach, ServerRef } from '#crawler/types.ts';
import { storableText } from './storable.ts';

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

/**
 * The name that a new server goes by. What an entry calls it, where the entry is whose it is: a registry's entry that nothing bears out may name
 * somebody else's package, and a person's configuration calls servers what is nobody's business. Then the way itself gives the name.
 */
export function ownName(ref: ServerRef, isNamedBySource: boolean): string {
  return isNamedBySource ? ref.name : WAY_NAMES[ref.reach.kind](ref.reach as never, ref);
}

const WAY_NAMES: { readonly [Kind in ServerReach['kind']]: (reach: ReachOf<Kind>, ref: ServerRef) => string } = {
  npm: (reach) => reach.package,
  local: (_, ref) => ref.name,
  command: (reach) => scriptName(reach),
  foreign: (reach) => reach.identifier,
  remote: (reach) => withoutQuery(reach.url).replace(/^https?:\/\//, ''),
  snapshot: (_, ref) => ref.name,
};

/** `server.ts` of `node dist/server.ts --fast` says more than `node`. */
function scriptName({ command, args }: ReachOf<'command'>): string {
  const script = args.find((arg) => /\.[cm]?[jt]s$|\.py$/.test(arg));
  return lastPart(script ?? command);
}

export interface StoredContext {
  readonly name: string;
  readonly description: string | null;
}

/** The server as its tools are judged beside it: its source's words before the server's own. */
export function serverContext(
  words: { readonly name: string; readonly title?: string | null; readonly description?: string | null },
  info: ServerInfo | null,
): StoredContext {
  return {
    name: storableText(words.title ?? info?.title ?? info?.name ?? words.name),
    description: optional(words.description ?? info?.description),
  };
}

function optional(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
