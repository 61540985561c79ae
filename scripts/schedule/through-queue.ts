import os from 'node:os';
import type { ServerRef } from '#crawler/types.ts';
import { openDb } from '#db/open.ts';
import type { QueueDepth } from '#db/queue-depth.ts';
import { openQueue } from '#db/queue-open.ts';
import type { Db } from '#db/types.ts';
import { type ClaimedRun, claimRun, type QueueRunProgress, type RunClaim, runOverQueue } from '#pipeline/queue/run.ts';
import type { ScheduleFlags } from '../commands/schedule.ts';
import type { Through } from '../commands/up.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count, say } from '../log.ts';
import { dataDir } from '../places.ts';
import { failWith } from '../with-db.ts';

const MINUTE_MS = 60_000;

/** What cannot go through the queue, for people; null where all of it can. */
export function whyNotThroughQueue(flags: object): string | null {
  if (!('useSecrets' in flags) || flags.useSecrets === undefined || flags.useSecrets === false) return null;
  return (
    '--use-secrets: real values stay in the memory of one machine and cannot go through the queue; crawl these servers here with ' +
    '"toolrisk crawl --config FILE --use-secrets NAME", which stores them in the same database'
  );
}

/** One run over the queue: `build` is given what to put between the plan and its steps, once no other scheduler runs. */
export async function runThroughQueue(
  flags: ScheduleFlags,
  databaseUrl: string,
  build: (through: Through) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openDb({ dataDir: dataDir(), databaseUrl, command: 'toolrisk schedule' });
  if (!opened.ok) return failWith(opened.detail);
  try {
    const scheduler = flags.scheduler ?? `${os.hostname()}:${process.pid}`;
    const claim = await claimRun({ db: opened.db, scheduler, tick: flags.tick ?? null });
    if (!claim.ok) return sayTaken(claim);
    let code: ExitCode = EXIT.failed;
    try {
      code = await build((given) => throughQueue(claim.run, { flags, databaseUrl, db: opened.db }, given));
    } finally {
      await claim.run.end(code === EXIT.done ? 'published' : 'failed');
    }
    return code;
  } finally {
    await opened.close();
  }
}

async function throughQueue(
  run: ClaimedRun,
  { flags, databaseUrl, db }: { readonly flags: ScheduleFlags; readonly databaseUrl: string; readonly db: Db },
  { plan, signal, finish }: Parameters<Through>[0],
): Promise<ExitCode> {
  const boss = await openQueue({ databaseUrl, name: null, connections: 2, onError: sayQueueError });
  let here: readonly ServerRef[];
  try {
    here = await runOverQueue(run, {
      db,
      boss,
      refs: plan.refs,
      list: plan.list,
      refresh: plan.refresh,
      minAgeMs: flags.minAge * MINUTE_MS,
      waitMs: flags.waitMinutes * MINUTE_MS,
      signal,
      report: (progress) => say('queue', describe(progress)),
    });
  } finally {
    await boss.stop({ graceful: false });
  }
  // The list was compared as a whole above: what is left of it here says nothing of the others.
  const { list: _, ...rest } = plan;
  return finish({ ...rest, refs: here });
}

function sayTaken({ by, reason }: Extract<RunClaim, { ok: false }>): ExitCode {
  const why = reason === 'running' ? 'is in the middle of a run' : 'has run for this moment';
  say('schedule', `Nothing to do: the scheduler ${by} ${why}.`);
  return EXIT.done;
}

function sayQueueError(problem: string): void {
  say('queue', `trouble with the database, which is waited for: ${problem}`);
}

function describe(progress: QueueRunProgress): string {
  switch (progress.kind) {
    case 'named':
      return `${count(progress.servers, 'server')} for the workers, ${progress.here} on this machine alone`;
    case 'enqueued':
      return `${count(progress.due, 'server')} due, ${count(progress.jobs, 'new job')} given out`;
    case 'waiting':
      return `${sum(progress.depths)} left; ${workers(progress.workers)}`;
    case 'trouble':
      return `trouble with the database, which is waited for: ${progress.problem.split('\n', 1)[0]}`;
    case 'gave-up-waiting':
      return `${sum(progress.depths)} left after the longest wait: their pages come with the next run`;
  }
}

function sum(depths: readonly QueueDepth[]): string {
  return depths
    .map(({ kind, ready, waiting, active }) => `${count(ready + waiting + active, `${kind} job`)}`)
    .join(', ');
}

function workers(number: number): string {
  return number === 0 ? 'NO worker is alive: start "toolrisk work" somewhere' : `${count(number, 'worker')} alive`;
}
