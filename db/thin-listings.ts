import { inArray, sql, TransactionRollbackError } from 'drizzle-orm';
import { batchesOf } from './batches.ts';
import { WRITE_LOCK } from './ensure-server.ts';
import { crawls, definitions, listings } from './schema.ts';
import type { Db } from './types.ts';

export interface ThinOptions {
  /** Listings that were current at or after this stay. */
  readonly keepFrom: Date;
  /** Tell what would go and change nothing. */
  readonly isDryRun: boolean;
}

export interface Thinned {
  readonly listings: number;
  /** Definitions that nothing refers to any more. */
  readonly definitions: number;
  /** Listings that stay. */
  readonly kept: number;
}

/**
 * Removes old listings by the rule of docs/history.md, and the definitions that nothing refers to afterwards, in one transaction: the current listing of
 * a server, its first, the last of every month, those of a change that is more than cosmetic and what was current since `keepFrom` stay; so do all
 * changes, with the definitions that they show.
 */
export async function thinListings(db: Db, options: ThinOptions): Promise<Thinned> {
  let thinned: Thinned = { listings: 0, definitions: 0, kept: 0 };
  try {
    await db.transaction(async (tx) => {
      // A crawl that is being stored may rely on a definition that nothing refers to yet.
      await tx.execute(sql`select pg_advisory_xact_lock(${WRITE_LOCK})`);
      const ids = await superfluous(tx, options.keepFrom);
      for (const batch of batchesOf(ids)) {
        await tx.update(crawls).set({ listingId: null }).where(inArray(crawls.listingId, batch));
        await tx.delete(listings).where(inArray(listings.id, batch));
      }
      const gone = ids.length === 0 ? [] : await deleteOrphans(tx);
      thinned = { listings: ids.length, definitions: gone.length, kept: await tx.$count(listings) };
      if (options.isDryRun) tx.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  return thinned;
}

async function superfluous(tx: Db, keepFrom: Date): Promise<number[]> {
  const from = keepFrom.toISOString();
  const rows = await tx
    .select({ id: listings.id })
    .from(listings)
    .where(
      sql`${listings.firstSeenAt} < ${from}::timestamptz
        and not exists (select 1 from servers s where s.listing_id = ${listings.id} or s.judged_listing_id = ${listings.id})
        and not exists (select 1 from crawls c where c.listing_id = ${listings.id} and c.finished_at >= ${from}::timestamptz)
        and not exists (
          select 1 from change_events e
          where e.class <> 'cosmetic' and (e.from_listing_id = ${listings.id} or e.to_listing_id = ${listings.id}))
        and ${listings.id} not in (select min(f.id) from listings f group by f.server_id)
        and ${listings.id} not in (${LAST_OF_EACH_MONTH})`,
    );
  return rows.map(({ id }) => id);
}

/** By the months of UTC, of every server. */
const LAST_OF_EACH_MONTH = sql`
  select last.listing_id from (
    select distinct on (c.server_id, date_trunc('month', c.finished_at at time zone 'UTC')) c.listing_id
    from crawls c where c.status = 'listed' and c.listing_id is not null
    order by c.server_id, date_trunc('month', c.finished_at at time zone 'UTC'), c.id desc
  ) last`;

function deleteOrphans(tx: Db): Promise<{ digest: string }[]> {
  return tx
    .delete(definitions)
    .where(
      sql`not exists (select 1 from tools t where t.definition_digest = ${definitions.digest})
        and not exists (select 1 from change_events e where e.from_definition = ${definitions.digest})
        and not exists (select 1 from change_events e where e.to_definition = ${definitions.digest})
        and not exists (select 1 from model_batch_questions q where q.definition_digest = ${definitions.digest})
        and not exists (
          select 1 from (select distinct jsonb_array_elements_text(l.tool_digests::jsonb) as digest from listings l) listed
          where listed.digest = ${definitions.digest})`,
    )
    .returning({ digest: definitions.digest });
}
