import type { Circumstances, Counters, Reservation } from './evaluate.ts';
import type { Limit, LimitWindow } from './types.ts';

/** Where a counter is kept: one counter counts in each window that limits use it with. */
export function counterKey({ counter, window }: Pick<Limit, 'counter' | 'window'>): string {
  return `${counter}/${window}`;
}

const LENGTH = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const satisfies Record<LimitWindow, number>;

/** The start of the window that `now` (milliseconds since 1970) lies in, by the calendar in UTC. */
export function windowStart(window: LimitWindow, now: number): number {
  return Math.floor(now / LENGTH[window]) * LENGTH[window];
}

/**
 * How often the counter of a limit was used in the present window, and when that ends. A clock set back does not open a window anew, and
 * one that tells no time leaves nothing to use: a counter that stands in a later window stays in force until the clock is there.
 */
export function spent(
  limit: Limit,
  counters: Counters,
  now: number,
): { readonly used: number; readonly until: number } {
  const start = presentStart(limit, counters, now);
  if (!Number.isFinite(start)) return { used: Number.POSITIVE_INFINITY, until: start };
  const kept = counters.get(counterKey(limit));
  return { used: kept?.windowStart === start ? kept.used : 0, until: start + LENGTH[limit.window] };
}

function presentStart(limit: Limit, counters: Counters, now: number): number {
  return Math.max(windowStart(limit.window, now), counters.get(counterKey(limit))?.windowStart ?? 0);
}

/** What a call takes of the counters of its limits: one use of each counter and window, also where several limits name it. */
export function reservationsFor(
  limits: readonly Limit[],
  { counters, now }: Pick<Circumstances, 'counters' | 'now'>,
): Reservation[] {
  const byKey = new Map(limits.map((limit) => [counterKey(limit), limit]));
  return [...byKey].map(([key, limit]) => ({ key, windowStart: presentStart(limit, counters, now) }));
}

/** The counters after an allowed call has taken its uses; a counter that has gone on to a later window since stays as it is. */
export function reserve(counters: Counters, reservations: readonly Reservation[]): Counters {
  const after = new Map(counters);
  for (const { key, windowStart: start } of reservations) {
    const kept = after.get(key);
    if (kept !== undefined && kept.windowStart > start) continue;
    after.set(key, { windowStart: start, used: (kept?.windowStart === start ? kept.used : 0) + 1 });
  }
  return after;
}

/** The counters after a call that failed has given its uses back; a window that is over stays as it is. */
export function rollBack(counters: Counters, reservations: readonly Reservation[]): Counters {
  const after = new Map(counters);
  for (const { key, windowStart: start } of reservations) {
    const kept = after.get(key);
    if (kept?.windowStart === start && kept.used > 0) after.set(key, { windowStart: start, used: kept.used - 1 });
  }
  return after;
}
