import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from '../exit.ts';
import { LLM_HELP } from '../llm-options.ts';
import { openModelStage } from '../model-stage.ts';
import { usageError } from '../with-db.ts';
import { build, type UpFlags, upCommand } from './up.ts';

export interface ScheduleFlags extends UpFlags {
  readonly cron?: string;
  readonly timeZone?: string;
  readonly now?: boolean;
  readonly once?: boolean;
  readonly tick?: Date;
  readonly scheduler?: string;
  readonly maxHours: number;
  readonly minAge: number;
  readonly waitMinutes: number;
}

/** Options of `up` that make no sense where nobody looks on. */
const NOT_TAKEN = ['serve', 'host', 'port'];

const HELP = `
On the embedded database each run is "toolrisk up --no-serve" in a process of its own, with the options given here: nothing is left in
memory, and between runs the database is free for other commands. With DATABASE_URL a run gives the servers to the workers
("toolrisk work") of any number of machines, waits for them, crawls itself what lies on this machine alone, judges what is left and publishes; of several
schedulers one runs at a time.

A run that fails is tried again after 1, 5 and 15 minutes, and at the next moment of the schedule. A moment that comes during a run is skipped.
SIGTERM ends a run cleanly and exits with 0; a second one ends it at once.

Examples:
  toolrisk schedule --cron "0 3 * * *" --time-zone Europe/Berlin
  toolrisk schedule --cron "*/30 * * * *" --now --source registry:
  DATABASE_URL=postgres://… toolrisk schedule --once        one run, for a timer of the system`;

export function scheduleCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('schedule')
    .description('Crawl, classify and publish on a schedule, in this process or over the queue of many machines.')
    .addOption(new Option('--cron <expression>', 'when: five fields, such as "0 3 * * *"; six have the seconds first'))
    .addOption(new Option('--time-zone <name>', 'whose clock, such as Europe/Berlin (default: this machine’s)'))
    .addOption(new Option('--now', 'run once at the start, too'))
    .addOption(new Option('--once', 'one run and no schedule, for a timer of the system').conflicts(['cron', 'now']))
    .addOption(new Option('--tick <time>', 'the moment that a run is for').argParser(moment).hideHelp())
    .addOption(new Option('--scheduler <name>', 'whose run it is').hideHelp())
    .addOption(
      new Option('--max-hours <n>', 'end a run that takes longer')
        .argParser(positive(MAX_HOURS))
        .default(DEFAULT_HOURS),
    )
    .addOption(
      new Option('--min-age <minutes>', 'with workers: leave out servers that were looked at so recently')
        .argParser(positive(MAX_MINUTES))
        .default(DEFAULT_MIN_AGE),
    )
    .addOption(
      new Option('--wait-minutes <n>', 'with workers: publish after so long, also where they are not done')
        .argParser(positive(MAX_MINUTES))
        .default(DEFAULT_WAIT),
    );
  const passedOn = takeOptionsOfUp(command);
  return command.addHelpText('after', `${HELP}\n${LLM_HELP}`).action(async (flags: ScheduleFlags) => {
    finish(await (flags.once ? runOnce(flags) : runOnSchedule(flags, passedOn)));
  });
}

/** A run that takes a day is a run that hangs; the default registry takes hours on one machine. */
const DEFAULT_HOURS = 24;
const MAX_HOURS = 24 * 7;
/** Two schedulers, or one that was started again, do not ask everybody twice. */
const DEFAULT_MIN_AGE = 60;
/** Pages of this morning are worth more than a whole crawl tonight. */
const DEFAULT_WAIT = 6 * 60;
const MAX_MINUTES = 60 * 24 * 30;

/** Takes the options of `up` as they are, and keeps the command line's own words for the runs: what is parsed is not written back. */
function takeOptionsOfUp(command: Command): string[] {
  const passedOn: string[] = [];
  const options = upCommand(() => undefined).options.filter((option) => !NOT_TAKEN.includes(option.attributeName()));
  for (const option of options) {
    const flag = option.long ?? option.flags;
    command.addOption(option);
    command.on(`option:${option.name()}`, (value: string | null | undefined) => {
      passedOn.push(value === null || value === undefined ? flag : `${flag}=${value}`);
    });
  }
  return passedOn;
}

/** One run in this process. */
async function runOnce(flags: ScheduleFlags): Promise<ExitCode> {
  const chosen = await openModelStage(flags);
  if (typeof chosen === 'number') return chosen;
  const command = 'toolrisk schedule';
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) return build(flags, chosen, { command });
  const { runThroughQueue, whyNotThroughQueue } = await import('../schedule/through-queue.ts');
  const problem = whyNotThroughQueue(flags);
  if (problem !== null) return usageError(problem);
  return runThroughQueue(flags, databaseUrl, (through) => build(flags, chosen, { command, through }));
}

async function runOnSchedule(flags: ScheduleFlags, passedOn: readonly string[]): Promise<ExitCode> {
  if (flags.cron === undefined) return usageError('say when: --cron "0 3 * * *", or --once for one run');
  const [{ readCron }, { scheduleRuns }] = await Promise.all([
    import('#pipeline/schedule/read-cron.ts'),
    import('../schedule/schedule-runs.ts'),
  ]);
  const when = { pattern: flags.cron, timeZone: flags.timeZone ?? null };
  const cron = readCron(when);
  if (!cron.ok) return usageError(`--cron ${cron.error}`);
  return scheduleRuns({ when, cron, flags, passedOn });
}

function positive(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`);
    return value;
  };
}

function moment(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('It must be a moment like 2026-01-31T03:00:00Z.');
  return date;
}
