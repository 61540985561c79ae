import { isPermanentFailure, retryAfterMs } from '#crawler/failure.ts';
import type { CrawlFailureReason } from '#crawler/types.ts';

/** A server that keeps failing is still looked at once a day: it may have another version by then. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Past this the longest is reached anyway. */
const MOST_DOUBLINGS = 16;

/**
 * When a failed server is tried again before its turn in the schedule, or held back from it: as long as its reason suggests, twice as long after each
 * failure that follows. Null for a failure that holds as long as the server stays the same: the schedule looks whether it has.
 */
export function retryTime(reason: CrawlFailureReason, failures: number, now: Date): Date | null {
  if (isPermanentFailure(reason)) return null;
  const doublings = Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
  return new Date(now.getTime() + Math.min(retryAfterMs({ reason }) * 2 ** doublings, LONGEST_MS));
}
