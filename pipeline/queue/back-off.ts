import { isLasting, type PastFailure, retryAfterMs } from '#crawler/failure.ts';

/** A server that keeps failing is still looked at once a day: it may have another version by then. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** A remote that asks to be tried again at once would be asked all the time. */
const SHORTEST_MS = 60 * 1000;

/** Past this the longest is reached anyway. */
const MOST_DOUBLINGS = 16;

/**
 * When a failed server is tried again before its turn in the schedule, or held back from it: as long as its failure suggests, twice as long after
 * each one that follows; never before the other side asked for. Null for a failure that holds as long as the server stays the same: the schedule
 * looks whether it has.
 */
export function retryTime(failure: PastFailure, failures: number, now: Date): Date | null {
  if (isLasting(failure)) return null;
  const doublings = Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
  const firstMs = Math.max(retryAfterMs(failure), SHORTEST_MS);
  return new Date(now.getTime() + Math.min(firstMs * 2 ** doublings, Math.max(firstMs, LONGEST_MS)));
}
