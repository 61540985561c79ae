import { Cron } from 'croner';

export interface CronText {
  /** Five fields (minute, hour, day, month, weekday), or six with the seconds first. */
  readonly pattern: string;
  /** IANA name such as `Europe/Berlin`; null for this machine's own. */
  readonly timeZone: string | null;
}

export type ReadCron =
  | {
      readonly ok: true;
      /** The first moment after `from`. Null past the last one, which a pattern with a fixed year alone could have. */
      readonly next: (from: Date) => Date | null;
    }
  | { readonly ok: false; readonly error: string };

const EXAMPLE = 'five fields: minute, hour, day, month, weekday, such as "0 3 * * *" for every night at three';

/** Reads a cron expression. The error is one line: what is wrong and how one is written. */
export function readCron({ pattern, timeZone }: CronText): ReadCron {
  if (timeZone !== null && !isTimeZone(timeZone))
    return { ok: false, error: `"${timeZone}" is no time zone; write one like Europe/Berlin or UTC` };
  try {
    // A moment instead of a pattern is a thing croner knows and a schedule is not.
    if (pattern.includes(':')) throw new Error('it is no cron expression');
    const cron = new Cron(pattern, {
      paused: true,
      mode: '5-or-6-parts',
      ...(timeZone !== null && { timezone: timeZone }),
    });
    if (cron.nextRun() === null) return { ok: false, error: `"${pattern}" never comes: there is no such day` };
    return { ok: true, next: (from) => cron.nextRun(from) };
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return { ok: false, error: `"${pattern}": ${readable(what)} (${EXAMPLE})` };
  }
}

function readable(what: string): string {
  return /^(invalid configuration format|mode ')/.test(what) ? 'it has not five fields, nor six' : what;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
