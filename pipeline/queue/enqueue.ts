import type { JobInsert, PgBoss } from 'pg-boss';
import { deadTargets } from '#db/queue-depth.ts';
import type { ClassifyJob, CrawlJob } from '#db/queue-names.ts';
import { type DueTarget, retriesDue } from '#db/queue-targets.ts';
import type { Db } from '#db/types.ts';
import { isRegistry } from './hosts-of.ts';

/** One statement a batch: 43,000 jobs are some 40 round trips, and the one that gives them out holds a thousand at a time. */
const BATCH = 1_000;

/** The tier of groups that are registries of packages; the others are remotes' hosts. */
export const REGISTRY_TIER = 'registry';

/**
 * Gives out crawl jobs in the order of `due`, all but the dead ones: those wait for a person. A server that has a job already, waiting or under way,
 * gets no second one. Returns how many were new.
 */
export async function enqueueCrawls(
  { boss, db, signal }: { readonly boss: PgBoss; readonly db: Db; readonly signal?: AbortSignal | undefined },
  due: readonly DueTarget[],
  refresh: boolean,
): Promise<number> {
  const dead = await deadTargets(db);
  const alive = due.filter(({ id }) => !dead.has(id));
  let added = 0;
  for (let start = 0; start < alive.length; start += BATCH) {
    signal?.throwIfAborted();
    const jobs = alive.slice(start, start + BATCH).map((target) => jobFor(target, refresh));
    added += (await boss.insert('crawl', jobs, { returnId: true }))?.length ?? 0;
  }
  return added;
}

function jobFor({ id, host, priority }: DueTarget, refresh: boolean): JobInsert<CrawlJob> {
  return {
    data: { target: id, refresh },
    priority,
    singletonKey: String(id),
    ...(host !== null && { group: isRegistry(host) ? { id: host, tier: REGISTRY_TIER } : { id: host } }),
  };
}

/** Gives out the servers that failed and whose time to be tried again has come. Any worker may, and two may at once: a server has one job. */
export async function enqueueRetries(to: { readonly boss: PgBoss; readonly db: Db }, now: Date): Promise<number> {
  return enqueueCrawls(to, await retriesDue(to.db, now, BATCH), false);
}

/** Gives out the judging of servers; those that have a job keep it. */
export async function enqueueClassifying(boss: PgBoss, servers: readonly number[]): Promise<void> {
  for (let start = 0; start < servers.length; start += BATCH) {
    const jobs = servers.slice(start, start + BATCH).map((server): JobInsert<ClassifyJob> => {
      return { data: { server }, singletonKey: String(server) };
    });
    await boss.insert('classify', jobs);
  }
}
