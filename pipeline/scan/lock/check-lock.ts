import { compareListings } from '#crawler/drift/compare-listings.ts';
import { CHANGE_CLASSES, type ChangeEvent } from '#crawler/drift/types.ts';
import type { ServerInfo, ServerRef, Tool } from '#crawler/types.ts';
import { definitionDigest } from '#db/digests.ts';
import { byCodePoint } from '#db/slugs.ts';
import { compareJudgements } from '../../history/compare-judgements.ts';
import { judgeTools } from '../judge-listing.ts';
import type { SceneServer } from '../types.ts';
import { identityOf } from '../way-text.ts';
import { infoOf } from './make-lock.ts';
import type { CheckedServer, CheckStatus, Lock, LockedServer } from './types.ts';

/** How the servers of a configuration stand to a lock, in the order of their names. `names` limits it to some. Pure. */
export function checkLock(
  lock: Lock,
  servers: readonly SceneServer[],
  isWanted: (name: string) => boolean = () => true,
): CheckedServer[] {
  const now = new Map(
    servers.filter((server) => server.answer.status !== 'disabled').map((server) => [server.name, server]),
  );
  const names = [...new Set([...Object.keys(lock.servers), ...now.keys()])].filter(isWanted).toSorted(byCodePoint);
  return names.map((name) => checkServer(name, ownValue(lock.servers, name), now.get(name)));
}

/** Statuses that are as agreed, or of which `--allow-unlisted` makes no failure. */
export function isFailure({ status }: CheckedServer, allowsUnlisted: boolean): boolean {
  return status !== 'same' && !(status === 'not-checked' && allowsUnlisted);
}

function checkServer(name: string, locked: LockedServer | undefined, now: SceneServer | undefined): CheckedServer {
  const answer = (status: CheckStatus, detail: string | null, changes: readonly ChangeEvent[] = []): CheckedServer => ({
    name,
    status,
    detail,
    versions: { locked: locked?.version ?? null, now: versionOf(now) },
    changes,
  });
  if (now === undefined) return answer('removed', 'the configuration no longer names it');
  if (locked === undefined) return answer('added', 'the configuration names it, the lock does not');
  const from = now.ref === null ? null : identityOf(now.ref.reach);
  if (from !== null && from !== locked.from) return answer('replaced', `it was ${locked.from}, and is now ${from}`);
  if (now.answer.status !== 'listed') {
    if (hasNoTools(now) && locked.notListed === 'no-tools') return answer('same', null);
    return answer(
      'not-checked',
      now.answer.status === 'not-listed' ? `${now.answer.reason}: ${now.answer.detail}` : null,
    );
  }
  if (locked.notListed !== null) {
    return answer(
      'not-locked',
      `it could not be listed when the lock was written (${locked.notListed}), and now it can`,
    );
  }
  const changes = changesOf(locked, now.answer, now.ref);
  return answer(changes.length === 0 ? 'same' : 'changed', null, changes);
}

/** A server that says it has no tools has been looked at, where others could not be. */
export function hasNoTools({ answer }: SceneServer): boolean {
  return answer.status === 'not-listed' && answer.reason === 'no-tools';
}

function versionOf(server: SceneServer | undefined): string | null {
  return server?.answer.status === 'listed' ? server.answer.listing.provenance.resolvedVersion : null;
}

type Listed = Extract<SceneServer['answer'], { status: 'listed' }>;

/** What differs, the worst first. A digest that differs is a change, also where no comparison has a name for it. */
function changesOf(locked: LockedServer, { listing, tools }: Listed, ref: ServerRef | null): ChangeEvent[] {
  const before = toolsOf(locked);
  const digests = new Map(Object.entries(locked.tools).map(([name, { digest }]) => [name, digest]));
  const changed = tools.filter(({ tool }) => digests.get(tool.name) !== definitionDigest(tool));
  const names = new Set(changed.map(({ tool }) => tool.name));
  const present = new Set(tools.map(({ tool }) => tool.name));
  const events = compareListings(
    { serverInfo: asInfo(locked.info), tools: before.filter(({ name }) => names.has(name) || !present.has(name)) },
    { serverInfo: asInfo(infoOf(listing.serverInfo)), tools: changed.map(({ tool }) => tool) },
  );
  const told = new Set(events.map(({ tool }) => tool));
  const untold = [...names].filter((name) => !told.has(name)).map(unnamedChange);
  const changes = [...events, ...untold];
  if (changes.length === 0) return [];
  // Both versions by today's rules: new rules change nothing that was agreed to.
  const judged = ref === null ? [] : compareJudgements(judgeTools(ref, listing, before), tools);
  return [...changes, ...judged].toSorted((left, right) => rank(right) - rank(left));
}

/** The definitions that were agreed to. */
export function toolsOf({ tools }: LockedServer): Tool[] {
  return Object.entries(tools).map(([name, { definition }]) => ({ name, ...definition }));
}

/** Versions are compared elsewhere, and a name that a model does not read is no change. */
function asInfo(info: LockedServer['info']): ServerInfo {
  return { name: '', version: '', ...info };
}

function unnamedChange(tool: string): ChangeEvent {
  return { kind: 'schema-changed', class: 'widened', tool, pointer: null };
}

const rank = (event: ChangeEvent): number => CHANGE_CLASSES.indexOf(event.class);

/** A lock is a stranger's file, and a server may be called `constructor`. */
function ownValue(servers: Lock['servers'], name: string): LockedServer | undefined {
  return Object.hasOwn(servers, name) ? servers[name] : undefined;
}
