import { sql } from 'drizzle-orm';
import { deadLettersOf, JOB_KINDS, type JobKind } from './queue-names.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';
import type { Db } from './types.ts';

/** How many jobs of a kind there are, counted now: pg-boss's own figures are some seconds old. */
export interface QueueDepth {
  readonly kind: JobKind;
  /** Could be taken now. */
  readonly ready: number;
  /** Wait for their next attempt. */
  readonly waiting: number;
  readonly active: number;
  /** Failed at every attempt; see `toolrisk status --dead`. */
  readonly dead: number;
}

/** Null where no queue was ever opened in this database. */
export async function queueDepths(db: Db): Promise<QueueDepth[] | null> {
  const [table] = await rowsOf<{ exists: boolean }>(
    db,
    sql`select to_regclass(${`${QUEUE_SCHEMA}.job`}) is not null as "exists"`,
  );
  if (!table?.exists) return null;
  const counted = await rowsOf<{ name: string; state: string; due: boolean; jobs: string }>(
    db,
    sql`select name, state::text as state, start_after <= now() as due, count(*) as jobs
      from ${sql.raw(QUEUE_SCHEMA)}.job where state in ('created', 'retry', 'active') group by 1, 2, 3`,
  );
  const jobs = (name: string, matches: (row: { state: string; due: boolean }) => boolean) =>
    counted.filter((row) => row.name === name && matches(row)).reduce((sum, row) => sum + Number(row.jobs), 0);
  return JOB_KINDS.map((kind) => ({
    kind,
    ready: jobs(kind, (row) => row.state !== 'active' && row.due),
    waiting: jobs(kind, (row) => row.state !== 'active' && !row.due),
    active: jobs(kind, (row) => row.state === 'active'),
    dead: jobs(deadLettersOf(kind), () => true),
  }));
}

export interface DeadLetter {
  readonly kind: JobKind;
  /** The target's or the server's name; null where it is gone. */
  readonly name: string | null;
  readonly failedAt: Date;
  readonly attempts: number;
  /** What the last attempt said, in one line. */
  readonly problem: string;
}

/** The jobs that failed at every attempt, the latest first. */
export async function deadLetters(db: Db, limit = 100): Promise<DeadLetter[]> {
  const rows = await rowsOf<{ name: string; at: string; attempts: number; output: unknown; known: string | null }>(
    db,
    sql`select job.name, job.created_on as at, coalesce(job.source_retry_count, 0) + 1 as attempts, job.source_output as output,
        coalesce(target.name, server.slug) as known
      from ${sql.raw(QUEUE_SCHEMA)}.job
      left join crawl_targets target on target.id = (job.data ->> 'target')::int
      left join servers server on server.id = (job.data ->> 'server')::int
      where job.name in (${sql.join(
        JOB_KINDS.map((kind) => sql`${deadLettersOf(kind)}`),
        sql`, `,
      )}) and job.state in ('created', 'retry') order by job.created_on desc limit ${limit}`,
  );
  return rows.flatMap((row) => {
    const kind = JOB_KINDS.find((one) => deadLettersOf(one) === row.name);
    if (kind === undefined) return [];
    const problem = problemIn(row.output);
    return [{ kind, name: row.known, failedAt: new Date(row.at), attempts: Number(row.attempts), problem }];
  });
}

/** Targets whose jobs failed at every attempt: they wait for a person. */
export async function deadTargets(db: Db): Promise<Set<number>> {
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`select (data ->> 'target')::int as id from ${sql.raw(QUEUE_SCHEMA)}.job
      where name = ${deadLettersOf('crawl')} and state in ('created', 'retry')`,
  );
  return new Set(rows.map((row) => Number(row.id)));
}

/** pg-boss keeps the error as an object with its message, or what it said itself under `value`. */
function problemIn(output: unknown): string {
  const found = messageOf(output);
  return found === null ? 'it ended without saying why' : found.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 300);
}

function messageOf(output: unknown): string | null {
  if (typeof output === 'string') return output;
  if (output === null || typeof output !== 'object') return null;
  if ('message' in output && typeof output.message === 'string') return output.message;
  return 'value' in output ? messageOf(output.value) : null;
}

/** Both drivers answer raw SQL with `{ rows }`; the type that covers both leaves it open. The caller's SQL fixes the row's shape. */
async function rowsOf<Row>(db: Db, query: ReturnType<typeof sql>): Promise<Row[]> {
  return ((await db.execute(query)) as unknown as { rows: Row[] }).rows;
}
