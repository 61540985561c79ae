import { type Asked, type AskOptions, askRegistry, type RegistryFetch } from './ask.ts';
import type { RegistryEntry } from './entry.ts';
import { DEFAULT_WALK_LIMITS, type WalkLimits } from './limits.ts';
import { makeLoopGuard } from './loop-guard.ts';
import { type RegistryPage, readPage } from './page.ts';
import { chooseWalk, restartWalk, type WalkProgress, type WalkState } from './walk-state.ts';

/** A page of a walk, to be stored together with how far the walk has come. */
export interface WalkedPage {
  readonly entries: readonly RegistryEntry[];
  /** Elements that could not be read at all. */
  readonly dropped: number;
  /** How far the walk was before this page as it was stored last; null where none was. */
  readonly before: Omit<WalkProgress, 'since'> | null;
  /** How far it is now. */
  readonly after: WalkProgress;
  /** True where the walk is through: everything that it should see was seen. */
  readonly isLast: boolean;
}

export interface WalkOptions {
  /** The registry's address, such as `https://registry.example`; `/v0.1/servers` is added. */
  readonly url: string;
  readonly fetch: RegistryFetch;
  /** What is stored of earlier walks. */
  readonly state: WalkState;
  /** `auto` walks in full at first and every week, and otherwise asks for changes alone. */
  readonly mode: 'auto' | 'full';
  /** Stores one page. `false` says that somebody else walks here too: then the walk ends. */
  readonly onPage: (page: WalkedPage) => Promise<boolean>;
  readonly limits?: Partial<WalkLimits> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => Date;
}

/** How a walk ended. */
export interface WalkEnd {
  readonly kind: WalkProgress['kind'];
  /** True where it went on with what an earlier run had begun. */
  readonly isResumed: boolean;
  readonly isComplete: boolean;
  readonly startedAt: Date;
  /** Over all runs of this walk. */
  readonly pages: number;
  readonly entries: number;
  /** Elements of this run that could not be read at all. */
  readonly dropped: number;
  /** Why it ended early, for people; null where it did not. */
  readonly problem: string | null;
  /** True where it leads nowhere and the next walk must begin anew rather than go on. */
  readonly isAbandoned: boolean;
  readonly retryAfterSeconds: number | null;
}

/**
 * Walks through a registry page by page. What was stored stays when it ends early, and the next walk goes on there. A registry that
 * turns the cursor or the question for changes down is walked from the beginning, once. Rejects with the signal's reason, and where `onPage` does.
 */
export async function walkRegistry(options: WalkOptions): Promise<WalkEnd> {
  const { onPage, now = () => new Date() } = options;
  const limits = { ...DEFAULT_WALK_LIMITS, ...options.limits };
  const asking: AskOptions = { fetch: options.fetch, limits, signal: options.signal, now };
  const begun = now().getTime();
  const { isResumed, ...chosen } = chooseWalk(options.state, options.mode, now());
  let stored: WalkedPage['before'] = options.state.progress;
  let walk: WalkProgress = chosen.walk;
  let dropped = 0;
  let mayRestart = true;
  let guard = makeLoopGuard(limits);
  const end = (
    problem: string | null,
    more: Partial<Pick<WalkEnd, 'isAbandoned' | 'retryAfterSeconds'>> = {},
  ): WalkEnd => {
    const { kind, startedAt, pages, entries } = walk;
    const isComplete = problem === null;
    const run = { isResumed, dropped, isComplete, problem, isAbandoned: false, retryAfterSeconds: null };
    return { kind, startedAt, pages, entries, ...run, ...more };
  };

  for (;;) {
    if (now().getTime() - begun > limits.walkMs)
      return end(`took longer than ${limits.walkMs / 1000} s; the next walk goes on there`);
    const asked = await askPage(options.url, walk, asking);
    if (!asked.ok && asked.refused !== null && mayRestart && (walk.cursor !== null || walk.kind === 'incremental')) {
      walk = restartWalk(walk, now());
      guard = makeLoopGuard(limits);
      mayRestart = false;
      continue;
    }
    if (!asked.ok)
      return end(`${asked.problem}${HINTS.get(asked.refused) ?? ''}`, { retryAfterSeconds: asked.retryAfterSeconds });
    const page = asked.value;
    const problem = guard(walk, page);
    // A cursor that leads nowhere is not kept: it may be megabytes, or text that no database takes.
    const after = progressAfter(walk, problem === null ? page : { ...page, nextCursor: null }, asked.date);
    const isLast = problem === null && page.nextCursor === null;
    dropped += page.dropped;
    if (!(await onPage({ entries: page.entries, dropped: page.dropped, before: stored, after, isLast })))
      return end('another process walks through it at the same time');
    walk = after;
    stored = after;
    if (problem !== null) return end(problem, { isAbandoned: true });
    if (isLast) return end(null);
  }
}

/** What a refusal tells about the address that a person wrote down. */
const HINTS: ReadonlyMap<number | null, string> = new Map([
  [401, '; a registry that asks for a login is not read'],
  [403, '; a registry that asks for a login is not read'],
  [404, '; there is no registry at this address'],
]);

function askPage(url: string, walk: WalkProgress, options: AskOptions): Promise<Asked<RegistryPage>> {
  const read = (body: string) => {
    const page = readPage(body, url);
    return page.ok ? { ok: true as const, value: page.page } : page;
  };
  return askRegistry(pageAddress(url, walk, options.limits), read, options);
}

/**
 * Changes are asked for in every version: where the newest is deleted, an older one becomes the newest without being updated, and a
 * question for the newest alone would show neither.
 */
function pageAddress(base: string, walk: WalkProgress, { pageSize }: WalkLimits): string {
  const url = registryAddress(base, 'v0.1/servers');
  url.searchParams.set('limit', String(pageSize));
  if (walk.since === null) url.searchParams.set('version', 'latest');
  else url.searchParams.set('updated_since', walk.since);
  if (walk.cursor !== null) url.searchParams.set('cursor', walk.cursor);
  return url.href;
}

/** An address below the registry's own, which may have a path. */
export function registryAddress(base: string, path: string): URL {
  return new URL(path, base.endsWith('/') ? base : `${base}/`);
}

function progressAfter(walk: WalkProgress, page: RegistryPage, date: string | null): WalkProgress {
  return {
    ...walk,
    cursor: page.nextCursor,
    pages: walk.pages + 1,
    entries: walk.entries + page.entries.length,
    nextWatermark: walk.nextWatermark ?? startByBothClocks(walk.startedAt, date),
  };
}

/**
 * When the walk began, for the next question for changes. The registry's clock counts, as far as it tells it; where the two differ the
 * earlier one is taken: asking for too much costs a page, asking for too little loses changes.
 */
function startByBothClocks(startedAt: Date, date: string | null): string {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  const start = Number.isNaN(theirs) ? startedAt.getTime() : Math.min(theirs, startedAt.getTime());
  return new Date(start).toISOString();
}
