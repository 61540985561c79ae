import { and, count, desc, eq, inArray, isNotNull, ne, type SQL, sql, sum } from 'drizzle-orm';
import type { RegistryEntry } from '#crawler/sources/registry/index.ts';
import type { ServerRef } from '#crawler/types.ts';
import { sourceEntries } from './schema.ts';
import { storableText } from './storable.ts';
import type { Db } from './types.ts';

/** Rows in one statement: PostgreSQL takes 65,535 values at once, and a registry may give all its servers on one page. */
const AT_ONCE = 1_000;

/** Stores what a page says, in a transaction: of each server the newest version alone, and of a deleted one that it is. */
export async function saveEntries(
  tx: Db,
  source: string,
  entries: readonly RegistryEntry[],
  seenAt: Date,
): Promise<void> {
  const stored = entries.map((entry) => ({
    ...entry,
    name: storableText(entry.name),
    version: storableText(entry.version),
  }));
  const deleted = stored.filter(({ status }) => status === 'deleted');
  for (const batch of inBatches(deleted)) await saveDeletions(tx, source, batch, seenAt);
  const newest = newestOf(stored.filter(({ status, isLatest }) => status !== 'deleted' && isLatest !== false));
  for (const batch of inBatches(newest)) await saveNewest(tx, source, batch, seenAt);
}

function inBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, batch) =>
    items.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE),
  );
}

async function saveNewest(tx: Db, source: string, newest: readonly RegistryEntry[], seenAt: Date): Promise<void> {
  const wanted = await withoutOlder(tx, source, newest, seenAt);
  if (wanted.length === 0) return;
  await tx.delete(sourceEntries).where(
    and(
      eq(sourceEntries.source, source),
      inArray(
        sourceEntries.name,
        wanted.map(({ name }) => name),
      ),
    ),
  );
  await tx.insert(sourceEntries).values(wanted.map((entry) => rowOf(source, entry, seenAt)));
}

function rowOf(source: string, entry: RegistryEntry, seenAt: Date): typeof sourceEntries.$inferInsert {
  const { name, version, status, ref, problem, updatedAt } = entry;
  return {
    source,
    name,
    version,
    status,
    ref,
    problem: problem === null ? null : storableText(problem),
    updatedAt,
    seenAt,
  };
}

/** One entry a server: the one that the registry calls the newest, or where it does not say, the one updated last. */
function newestOf(entries: readonly RegistryEntry[]): RegistryEntry[] {
  const byName = new Map<string, RegistryEntry>();
  for (const entry of entries) {
    const other = byName.get(entry.name);
    if (other === undefined || isNewer(entry, other)) byName.set(entry.name, entry);
  }
  return [...byName.values()];
}

function isNewer(entry: RegistryEntry, other: Pick<RegistryEntry, 'isLatest' | 'updatedAt'>): boolean {
  if (entry.isLatest !== other.isLatest) return entry.isLatest === true;
  return (entry.updatedAt ?? '') >= (other.updatedAt ?? '');
}

/** A registry that does not say what is newest may have given a newer version on an earlier page of this walk. */
async function withoutOlder(
  tx: Db,
  source: string,
  entries: readonly RegistryEntry[],
  seenAt: Date,
): Promise<RegistryEntry[]> {
  const unsure = entries.filter(({ isLatest }) => isLatest === null);
  if (unsure.length === 0) return [...entries];
  const rows = await tx
    .select({ name: sourceEntries.name, updatedAt: sourceEntries.updatedAt })
    .from(sourceEntries)
    .where(
      and(
        eq(sourceEntries.source, source),
        inArray(
          sourceEntries.name,
          unsure.map(({ name }) => name),
        ),
        eq(sourceEntries.seenAt, seenAt),
        ne(sourceEntries.status, 'deleted'),
      ),
    );
  const known = new Map(rows.map(({ name, updatedAt }) => [name, { isLatest: null, updatedAt }]));
  return entries.filter((entry) => {
    const other = known.get(entry.name);
    return entry.isLatest === true || other === undefined || isNewer(entry, other);
  });
}

/** Why an entry has gone: a version was deleted and an older one may stand, or the registry has none of it any more. */
const DELETED = 'deleted in the registry';
const NO_LONGER_THERE = 'no longer in the registry';

/** A deleted version counts only where it is the one that is kept. Its ref stays until the catalogue has been told; see `goneRefs`. */
async function saveDeletions(tx: Db, source: string, deleted: readonly RegistryEntry[], seenAt: Date): Promise<void> {
  const pairs = sql.join(
    deleted.map(({ name, version }) => sql`(${name}, ${version})`),
    sql`, `,
  );
  await tx
    .update(sourceEntries)
    .set({ status: 'deleted', problem: DELETED, seenAt })
    .where(and(isLive(source), sql`(${sourceEntries.name}, ${sourceEntries.version}) in (${pairs})`));
}

/** Names of servers whose newest version was deleted, and that were not yet asked for an older one. */
export async function deletionsToConfirm(db: Db, source: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ name: sourceEntries.name })
    .from(sourceEntries)
    .where(and(eq(sourceEntries.source, source), eq(sourceEntries.problem, DELETED)))
    .orderBy(sourceEntries.name)
    .limit(limit);
  return rows.map(({ name }) => name);
}

/** Notes that the registry has no version of a server any more. */
export async function confirmDeletion(db: Db, source: string, name: string): Promise<void> {
  await db
    .update(sourceEntries)
    .set({ problem: NO_LONGER_THERE })
    .where(and(eq(sourceEntries.source, source), eq(sourceEntries.name, name), eq(sourceEntries.problem, DELETED)));
}

/** Refs of servers that the registry has no longer and that the catalogue was not told of. */
export async function goneRefs(db: Db, source: string, limit: number): Promise<ServerRef[]> {
  const rows = await db
    .select({ ref: sourceEntries.ref })
    .from(sourceEntries)
    .where(
      and(eq(sourceEntries.source, source), eq(sourceEntries.problem, NO_LONGER_THERE), isNotNull(sourceEntries.ref)),
    )
    .orderBy(sourceEntries.name)
    .limit(limit);
  return rows.flatMap(({ ref }) => ref ?? []);
}

/** Notes that the catalogue was told of these. */
export async function forgetGoneRefs(db: Db, source: string, refs: readonly ServerRef[]): Promise<void> {
  const names = refs.map(({ name }) => storableText(name));
  await db
    .update(sourceEntries)
    .set({ ref: null })
    .where(
      and(
        eq(sourceEntries.source, source),
        eq(sourceEntries.problem, NO_LONGER_THERE),
        inArray(sourceEntries.name, names),
      ),
    );
}

/** What a full walk that began at `startedAt` did not see, and what it did, deleted ones left out. */
export async function countSeen(tx: Db, source: string, startedAt: Date): Promise<{ seen: number; unseen: number }> {
  const [row] = await tx
    .select({ seen: sum(sql`(${sourceEntries.seenAt} = ${startedAt.toISOString()})::int`), all: count() })
    .from(sourceEntries)
    .where(isLive(source));
  const seen = Number(row?.seen ?? 0);
  return { seen, unseen: (row?.all ?? 0) - seen };
}

/** Marks what a full walk that began at `startedAt` did not see as gone. */
export async function markGone(tx: Db, source: string, startedAt: Date): Promise<void> {
  await tx
    .update(sourceEntries)
    .set({ status: 'deleted', problem: NO_LONGER_THERE })
    .where(and(isLive(source), ne(sourceEntries.seenAt, startedAt)));
}

function isLive(source: string): SQL | undefined {
  return and(eq(sourceEntries.source, source), ne(sourceEntries.status, 'deleted'));
}

/** How many entries a source has: servers that can be crawled, and ones without a way that is known. */
export async function countEntries(db: Db, source: string): Promise<{ crawlable: number; without: number }> {
  const [row] = await db
    .select({ crawlable: count(sourceEntries.ref), all: count() })
    .from(sourceEntries)
    .where(isLive(source));
  const { crawlable = 0, all = 0 } = row ?? {};
  return { crawlable, without: all - crawlable };
}

/** Names of the servers to crawl, the last updated first. */
export async function crawlableNames(db: Db, source: string, limit: number | null): Promise<string[]> {
  const rows = await db
    .select({ name: sourceEntries.name })
    .from(sourceEntries)
    .where(and(isLive(source), isNotNull(sourceEntries.ref)))
    .orderBy(sql`${desc(sourceEntries.updatedAt)} nulls last`, sourceEntries.name)
    .limit(limit ?? MANY);
  return rows.map(({ name }) => name);
}

/** More servers than any registry has. */
const MANY = 1_000_000;

/** The refs of these servers, in the order of `names`; ones that have gone meanwhile are left out. */
export async function readRefs(db: Db, source: string, names: readonly string[]): Promise<ServerRef[]> {
  const rows = await db
    .select({ name: sourceEntries.name, ref: sourceEntries.ref })
    .from(sourceEntries)
    .where(and(isLive(source), isNotNull(sourceEntries.ref), inArray(sourceEntries.name, [...names])));
  const refs = new Map(rows.map(({ name, ref }) => [name, ref]));
  return names.flatMap((name) => refs.get(name) ?? []);
}
