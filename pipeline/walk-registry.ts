import {
  type AskOptions,
  DEFAULT_WALK_LIMITS,
  openRegistryFetch,
  type RegistrySource,
  readLatest,
  registryKey,
  type WalkEnd,
  type WalkedPage,
  type WalkLimits,
  walkRegistry,
} from '#crawler/sources/registry/index.ts';
import { markRefsUnlisted } from '#db/mark-unlisted.ts';
import {
  confirmDeletion,
  countEntries,
  countSeen,
  deletionsToConfirm,
  forgetGoneRefs,
  goneRefs,
  markGone,
  saveEntries,
} from '#db/source-entries.ts';
import { endRun, finishWalk, readWalkState, saveProgress, takeWalk } from '#db/source-walks.ts';
import type { Db } from '#db/types.ts';

export interface RegistryWalkOptions {
  readonly db: Db;
  readonly registry: RegistrySource;
  /** `full` walks through everything, whenever the last full walk was. */
  readonly mode: 'auto' | 'full';
  readonly limits?: Partial<WalkLimits> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => Date;
  /** Called as each page is stored. */
  readonly onPage?: (walk: { readonly pages: number; readonly entries: number }) => void;
}

/** What a walk found and what the catalogue's copy of the registry now holds. */
export interface RegistryWalkSummary extends WalkEnd {
  /** Servers of the catalogue that no source names any more since this run. */
  readonly unlisted: number;
  /** Servers that can be crawled, and ones that name no way that is known. */
  readonly crawlable: number;
  readonly without: number;
}

/**
 * Walks through a registry and keeps a copy of it: each page is stored with how far the walk has come in one transaction, so that a process killed
 * at any moment loses nothing and stores nothing twice. A walk that ends early is a summary with a problem. Rejects
 * where the database does, or with the signal's reason.
 */
export async function storeRegistryWalk(options: RegistryWalkOptions): Promise<RegistryWalkSummary> {
  const { db, registry, now = () => new Date(), signal } = options;
  const source = registryKey(registry);
  const limits = { ...DEFAULT_WALK_LIMITS, ...options.limits };
  const client = openRegistryFetch({ isNamed: registry.isNamed, limits });
  const asking: AskOptions = { fetch: client.fetch, limits, signal, now };
  let doubt: string | null = null;
  try {
    const end = await walkRegistry({
      url: registry.url,
      fetch: client.fetch,
      state: await readWalkState(db, source),
      mode: options.mode,
      limits,
      signal,
      now,
      async onPage(page) {
        const stored = await storePage(options, source, page);
        if (stored === null) return false;
        doubt = stored.doubt;
        options.onPage?.(page.after);
        return true;
      },
    });
    const unconfirmed = end.isComplete ? await confirmAll(db, source, registry.url, asking) : null;
    const problem = end.problem ?? doubt ?? unconfirmed;
    await endRun(db, source, { at: now(), problem, isAbandoned: end.isAbandoned });
    return { ...end, problem, unlisted: await unlistGone(db, source, now()), ...(await countEntries(db, source)) };
  } finally {
    await client.close();
  }
}

interface StoredPage {
  /** Why entries that were not seen are kept all the same; null where they are not. */
  readonly doubt: string | null;
}

const NO_DOUBT: StoredPage = { doubt: null };

/** Null where another process walks through the registry too. */
function storePage({ db, mode }: RegistryWalkOptions, source: string, page: WalkedPage): Promise<StoredPage | null> {
  const { after } = page;
  return db.transaction(async (tx) => {
    if (!(await takeWalk(tx, source, page.before))) return null;
    await saveEntries(tx, source, page.entries, after.startedAt);
    if (!page.isLast) {
      await saveProgress(tx, source, after);
      return NO_DOUBT;
    }
    const stored = after.kind === 'full' ? await sweep(tx, source, after.startedAt, mode) : NO_DOUBT;
    await finishWalk(tx, source, after, stored.doubt === null);
    return stored;
  });
}

/** What a full walk did not see is gone; but a registry that lost most of its entries at once is more likely in trouble. */
async function sweep(tx: Db, source: string, startedAt: Date, mode: 'auto' | 'full'): Promise<StoredPage> {
  const { seen, unseen } = await countSeen(tx, source, startedAt);
  if (mode === 'auto' && unseen > FEW && unseen > seen) {
    const what = `gave ${seen} servers and left out ${unseen} that it had before`;
    return { doubt: `${what}; they are kept. If it is right, walk again with --full-walk` };
  }
  await markGone(tx, source, startedAt);
  return NO_DOUBT;
}

/** So many may well go in a week. */
const FEW = 100;

/**
 * Where the newest version was deleted, an older one may stand in for it without any update that tells so: the registry is asked. What it does not
 * answer now is asked for again by the next walk. Returns the problem that ended it, null where none did.
 */
async function confirmAll(db: Db, source: string, url: string, asking: AskOptions): Promise<string | null> {
  const names = await deletionsToConfirm(db, source, asking.limits.lookUps);
  for (const name of names) {
    const latest = await readLatest(url, name, asking);
    // A registry that does not answer for one server does not for the next.
    if (latest.kind === 'unknown') return `${latest.problem} when asked for the newest version of ${name}`;
    if (latest.kind === 'gone') await confirmDeletion(db, source, name);
    else await db.transaction((tx) => saveEntries(tx, source, [{ ...latest.entry, isLatest: true }], asking.now()));
  }
  return null;
}

/** Tells the catalogue which servers the registry has no longer. One that a killed run has told already is told again, which changes nothing. */
async function unlistGone(db: Db, source: string, now: Date): Promise<number> {
  let unlisted = 0;
  for (;;) {
    const refs = await goneRefs(db, source, GONE_AT_ONCE);
    if (refs.length === 0) return unlisted;
    unlisted += (await markRefsUnlisted(db, refs, now)).length;
    await forgetGoneRefs(db, source, refs);
  }
}

const GONE_AT_ONCE = 200;
