import type { QueueStatus } from '#pipeline/queue/read-status.ts';
import type { ScheduleState } from '#pipeline/schedule/schedule-state.ts';
import { count, duration } from '../log.ts';
import type { Status } from './gather-status.ts';
import { local } from './local-time.ts';

/** The report for a terminal, a line a fact, its subject in the first column. */
export function describeStatus(status: Status, now: Date): string[] {
  const lines = [
    ...(status.held === null ? [] : [['database', status.held]]),
    ...(status.coverage === null ? publishedLines(status.published) : coverageLines(status.coverage, now)),
    ...(status.queue === null ? [] : queueLines(status.queue, now)),
    ...(status.schedule === null ? [] : scheduleLines(status.schedule, status.database, now)),
  ];
  const width = Math.max(...lines.map(([subject = '']) => subject.length));
  return lines.map(([subject = '', text = '']) => `${subject.padEnd(width)}  ${text}`);
}

/** The dead letters alone. */
export function describeDead({ queue }: Status): string[] {
  if (queue === null) return ['There is no queue: jobs are given out on PostgreSQL alone (DATABASE_URL).'];
  if (queue.dead.length === 0) return ['No job failed at every attempt.'];
  return queue.dead.map(
    ({ kind, name, failedAt, attempts, problem }) =>
      `${local(failedAt)}  ${kind} ${name ?? 'of a server that is gone'}, ${count(attempts, 'attempt')}: ${problem}`,
  );
}

type Line = readonly [string, string];

function coverageLines({ servers, tools, walks }: QueueStatus['coverage'], now: Date): Line[] {
  const { known, listed, failing, failingByReason, unlisted, oldestCheck } = servers;
  const never = known - listed - failing;
  const parts = [`${listed} listed`, `${failing} failing`, ...(never > 0 ? [`${never} not listed yet`] : [])];
  return [
    [
      'servers',
      `${count(known, 'server')}: ${parts.join(', ')}${unlisted > 0 ? `; ${unlisted} more are named by no source any more` : ''}`,
    ],
    ...(failing > 0
      ? [['failing', failingByReason.map((one) => `${one.servers} ${one.reason}`).join(', ')] as const]
      : []),
    ...(oldestCheck === null ? [] : [['oldest', `looked at ${ago(oldestCheck, now)}`] as const]),
    ['tools', `${count(tools.present, 'tool')}: ${tools.judged} judged, ${tools.due} due`],
    ...walks.map((walk): Line => ['source', walkText(walk, now)]),
  ];
}

function walkText(
  { source, isUnderWay, finishedAt, problem }: QueueStatus['coverage']['walks'][number],
  now: Date,
): string {
  const when = finishedAt === null ? 'never walked to its end' : `walked ${ago(finishedAt, now)}`;
  return `${source}: ${when}${isUnderWay ? ', a walk is under way' : ''}${problem === null ? '' : `; the last one ended early: ${problem}`}`;
}

function queueLines({ depths, workers, schedulers, runs }: NonNullable<QueueStatus['queue']>, now: Date): Line[] {
  return [
    ...depths.map(
      ({ kind, ready, waiting, active, dead }): Line => [
        'queue',
        `${kind}: ${ready} ready, ${waiting} to be tried again, ${active} under way${dead > 0 ? `, ${dead} DEAD (--dead lists them)` : ''}`,
      ],
    ),
    ...(workers.length === 0 ? [['workers', 'none is alive'] as const] : []),
    ...workers.map((worker): Line => ['worker', workerText(worker, now)]),
    ...schedulers.map(({ name, cron, timeZone, nextAt }): Line => {
      const late = nextAt !== null && now.getTime() - nextAt.getTime() > LATE_MS ? ' — OVERDUE: is it alive?' : '';
      return [
        'schedule',
        `"${cron}"${timeZone === null ? '' : ` ${timeZone}`} by ${name}, next ${nextAt === null ? 'never' : local(nextAt)}${late}`,
      ];
    }),
    ...runs.map((run): Line => ['run', runText(run)]),
  ];
}

/** A run that is under way keeps its scheduler from looking at the next moment for hours; a minute's lateness is none. */
const LATE_MS = 2 * 60_000;

function workerText(
  { name, kinds, concurrency, startedAt, crawling }: NonNullable<QueueStatus['queue']>['workers'][number],
  now: Date,
): string {
  const doing = crawling.map(
    ({ server, since }) => `${server}${since === null ? '' : ` (${duration(now.getTime() - since.getTime())})`}`,
  );
  return `${name}, up for ${duration(now.getTime() - startedAt.getTime())}, takes ${concurrency} ${kinds.join(' and ')} at a time; ${doing.length === 0 ? 'crawls nothing now' : `crawls ${doing.join(', ')}`}`;
}

function runText({
  startedAt,
  finishedAt,
  scheduler,
  enqueued,
  outcome,
  isUnderWay,
}: NonNullable<QueueStatus['queue']>['runs'][number]): string {
  const jobs = `${count(enqueued, 'job')} given out by ${scheduler}`;
  if (isUnderWay) return `${local(startedAt)}, ${jobs}, under way`;
  if (finishedAt === null) return `${local(startedAt)}, ${jobs}, ended without a word: killed, or its machine lost`;
  return `${local(startedAt)}, ${jobs}, took ${duration(finishedAt.getTime() - startedAt.getTime())}: ${outcome}`;
}

function scheduleLines(state: ScheduleState, database: Status['database'], now: Date): Line[] {
  const { cron, timeZone, isRunning, nextAt, runningSince, runs, scheduler } = state;
  const what = `"${cron}"${timeZone === null ? '' : ` ${timeZone}`} by ${scheduler}`;
  const doing = runningSince === null ? '' : `, a run is under way since ${ago(new Date(runningSince), now)}`;
  const next = isRunning ? `${doing}, next ${nextAt === null ? 'never' : local(new Date(nextAt))}` : ', stopped';
  return [
    // On PostgreSQL the schedulers of all machines stand in the database.
    ...(database === 'embedded' ? [['schedule', `${what}${next}`] as const] : []),
    ...runs.map((run): Line => ['run here', pastRunText(run)]),
  ];
}

function pastRunText({ startedAt, finishedAt, isDone, detail }: ScheduleState['runs'][number]): string {
  const took = duration(new Date(finishedAt).getTime() - new Date(startedAt).getTime());
  return `${local(new Date(startedAt))}, took ${took}: ${isDone ? 'done' : `failed (${detail})`}`;
}

/** What the site says while the database cannot be read. */
function publishedLines(published: unknown): Line[] {
  if (published === null || typeof published !== 'object') return [];
  const facts = Object.entries(published).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${key} ${value}`] : [],
  );
  return [['published', facts.join(', ')]];
}

function ago(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 60 / 24)} days ago`;
}
