import { availableParallelism, hostname } from 'node:os';
import path from 'node:path';
import { classifyServer } from '#classifier/classify.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';
import { openDb } from '#db/open.ts';
import { deadLettersOf } from '#db/queue-names.ts';
import { openQueue } from '#db/queue-open.ts';
import type { CrawlOutcome } from '#pipeline/crawl.ts';
import { work } from '#pipeline/queue/work.ts';
import { WORKER_NAME } from '#pipeline/queue/workers.ts';
import { cacheBytes } from '../cache-limit.ts';
import type { WorkFlags } from '../commands/work.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count, say } from '../log.ts';
import { dataDir } from '../places.ts';
import { sayCrawlProgress, sayFinished } from '../report.ts';
import { failWith } from '../with-db.ts';

/** One connection of the queue's serves many jobs: each holds it for milliseconds. */
const QUEUE_CONNECTIONS = 6;

/** Takes jobs until SIGTERM, Ctrl-C or, with --until-idle, until there are none. */
export async function runWorker(flags: WorkFlags, databaseUrl: string): Promise<ExitCode> {
  const cache = cacheBytes(flags.cacheLimit);
  if (!cache.ok) return failWith(cache.error);
  const opened = await openDb({ dataDir: dataDir(), databaseUrl, command: 'toolrisk work' });
  if (!opened.ok) return failWith(opened.detail);
  const stop = stopSignal();
  const onError = sayOnce();
  try {
    const boss = await openQueue({ databaseUrl, name: WORKER_NAME, connections: QUEUE_CONNECTIONS, onError });
    if (flags.retryDead)
      for (const kind of flags.kinds)
        say('queue', `${count(await boss.redrive(deadLettersOf(kind)), `dead ${kind} job`)} given out again`);
    const concurrency = flags.concurrency ?? availableParallelism();
    const worker = `${hostname()}:${process.pid}`;
    const sandbox = await openSandbox(flags.sandbox);
    if (sandbox.kind === 'absent') say('crawl', `no sandbox: ${sandbox.problem}`);
    say('queue', `Worker ${worker} takes ${flags.kinds.join(' and ')} jobs, ${concurrency} of each at a time.`);
    const done = { crawl: 0, classify: 0 };
    await work({
      db: opened.db,
      boss,
      kinds: flags.kinds,
      concurrency,
      politeness: { perHost: flags.perHost, hostGapMs: flags.hostGap, perRegistry: flags.perRegistry },
      crawl: {
        sandbox,
        worker,
        cacheDir: path.join(dataDir(), 'cache'),
        ...(cache.bytes !== undefined && { cacheBytes: cache.bytes }),
        allowPrivate: flags.allowPrivate ?? false,
        ...(flags.identities && { identities: flags.identities }),
        onProgress: sayCrawlProgress,
        onOutcome: (outcome: CrawlOutcome) => {
          done.crawl += 1;
          sayFinished(outcome);
        },
      },
      classify: {
        classifyServer,
        rulesetVersion: rulesetVersion(),
        onClassified: (server, tools, failure) => {
          done.classify += 1;
          say('classify', failure ?? `${server}: ${count(tools, 'tool')}`);
        },
      },
      signal: stop,
      graceMs: flags.grace * 1000,
      untilIdle: flags.untilIdle ?? false,
      onError,
    });
    say('queue', `Worker ended: ${count(done.crawl, 'crawl job')}, ${count(done.classify, 'classify job')} done.`);
    return EXIT.done;
  } finally {
    await opened.close();
  }
}

/** A second signal has its usual effect: the process ends at once, and its jobs are given out again when its heartbeats are missed. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    say('queue', 'Stopping: no more jobs are taken. A second signal ends at once.');
    controller.abort(new Error('the worker was stopped'));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

const QUIET_MS = 60_000;

/** A database that is away is complained of by every query: one line a minute and kind is enough. */
function sayOnce(): (problem: string) => void {
  const said = new Map<string, number>();
  return (problem) => {
    const kind = problem.replace(/ \(Queue: .*$/, '');
    const now = performance.now();
    if (now - (said.get(kind) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    said.set(kind, now);
    say('queue', `trouble with the database, which is waited for: ${kind}`);
  };
}
