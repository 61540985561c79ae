import os from 'node:os';
import type { QueueDepth } from '#db/queue-depth.ts';
import { type QueueRunProgress, runOverQueue } from '#pipeline/queue/run.ts';
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

/** Gives the servers of a plan to the workers, and what only this machine can crawl to `finish`. */
export function throughQueue(flags: ScheduleFlags, databaseUrl: string): Through {
  return async ({ plan, signal, finish }) => {
    const [{ openDb }, { openQueue }] = await Promise.all([import('#db/open.ts'), import('#db/queue-open.ts')]);
    const opened = await openDb({ dataDir: dataDir(), databaseUrl, command: 'toolrisk schedule' });
    if (!opened.ok) return failWith(opened.detail);
    const boss = await openQueue({ databaseUrl, name: null, connections: 2, onError: sayQueueError });
    let code: ExitCode = EXIT.failed;
    try {
      const result = await runOverQueue(
        {
          db: opened.db,
          boss,
          refs: plan.refs,
          refresh: plan.refresh,
          scheduler: `${os.hostname()}:${process.ppid}`,
          tick: flags.tick ?? null,
          minAgeMs: flags.minAge * MINUTE_MS,
          waitMs: flags.waitMinutes * MINUTE_MS,
          signal,
          report: (progress) => say('queue', describe(progress)),
        },
        async (here) => {
          code = await finish({ ...plan, refs: here });
          return code === EXIT.done ? 'published' : `exit code ${code}`;
        },
      );
      if (result.ok) return code;
      const why = result.reason === 'running' ? 'is in the middle of a run' : 'has run for this moment';
      say('schedule', `Nothing to do: the scheduler ${result.by} ${why}.`);
      return EXIT.done;
    } finally {
      await boss.stop({ graceful: false });
      await opened.close();
    }
  };
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
