import { Command, InvalidArgumentError, Option } from 'commander';
import { JOB_KINDS, type JobKind } from '#db/queue-names.ts';
import type { ExitCode } from '../exit.ts';
import { cacheLimitOption, concurrencyOption, identitiesOption, sandboxOption } from '../options.ts';
import { usageError } from '../with-db.ts';

export interface WorkFlags {
  readonly kinds: readonly JobKind[];
  readonly concurrency?: number;
  readonly sandbox: 'auto' | 'bwrap' | 'none';
  readonly cacheLimit?: number;
  readonly perHost: number;
  readonly hostGap: number;
  readonly perRegistry: number;
  readonly grace: number;
  readonly allowPrivate?: boolean;
  readonly identities?: readonly string[];
  readonly untilIdle?: boolean;
  readonly retryDead?: boolean;
}

export function workCommand(finish: (code: ExitCode) => void): Command {
  return new Command('work')
    .description(
      'Take crawl and classify jobs from the queue of a PostgreSQL database (DATABASE_URL), on any number of machines.',
    )
    .addOption(
      new Option('--kinds <list>', `what to take, comma-separated: ${JOB_KINDS.join(', ')}`)
        .argParser(kinds)
        .default(JOB_KINDS, JOB_KINDS.join(',')),
    )
    .addOption(concurrencyOption())
    .addOption(sandboxOption())
    .addOption(cacheLimitOption())
    .addOption(number('--per-host <n>', 'servers of one remote host at a time, over all workers', 1, 1_000).default(2))
    .addOption(number('--host-gap <ms>', 'between two starts at one host, over all workers', 0, 3_600_000).default(500))
    .addOption(
      number('--per-registry <n>', 'packages of one registry at a time, over all workers', 1, 1_000).default(32),
    )
    .addOption(new Option('--allow-private', 'ask remotes at private addresses, too: those of this machine’s network'))
    .addOption(identitiesOption())
    .addOption(
      number(
        '--grace <seconds>',
        'at the end, time for what is in hand; then it goes back to the queue',
        1,
        3_600,
      ).default(20),
    )
    .addOption(new Option('--until-idle', 'end when nothing is left to do, on any machine'))
    .addOption(
      new Option('--retry-dead', 'first give out again what failed at every attempt; see "toolrisk status --dead"'),
    )
    .addHelpText(
      'after',
      `
"toolrisk schedule" gives out the jobs, and publishes. Every worker needs its own sandbox and package cache (TOOLRISK_DATA), and the database; no sources.json
and no config. A worker that is killed is noticed within half a minute, and its jobs go to the others. SIGTERM stops taking jobs,
lets the ones in hand end within --grace, gives the rest back and exits with 0; a second one ends at once.

Examples:
  DATABASE_URL=postgres://… toolrisk work --concurrency 8
  DATABASE_URL=postgres://… toolrisk work --kinds classify`,
    )
    .action(async (flags: WorkFlags) => {
      finish(await work(flags));
    });
}

async function work(flags: WorkFlags): Promise<ExitCode> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl)
    return usageError(
      'toolrisk work needs DATABASE_URL=postgres://…: the embedded database belongs to one process. On one machine "toolrisk schedule" does everything.',
    );
  const { runWorker } = await import('../schedule/run-worker.ts');
  return runWorker(flags, databaseUrl);
}

function kinds(text: string): JobKind[] {
  const wanted = text.split(',').map((part) => part.trim());
  const unknown = wanted.find((part) => !JOB_KINDS.some((kind) => kind === part));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${JOB_KINDS.join(', ')}.`);
  return JOB_KINDS.filter((kind) => wanted.includes(kind));
}

function number(flags: string, text: string, least: number, most: number): Option {
  return new Option(flags, text).argParser((given) => {
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return value;
  });
}
