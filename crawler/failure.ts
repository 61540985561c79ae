import { stripVTControlCharacters } from 'node:util';
import type { CrawlFailureReason, CrawlResult } from './types.ts';

/** The contract of `CrawlResult` for a failure's detail. */
const MAX_DETAIL_LENGTH = 300;

/**
 * Reasons that hold as long as the crawl key stays the same: the same package, configuration, Node version and sandbox would
 * fail in the same way. The others depend on the machine, its load or the network and are tried again on every run.
 */
const IS_PERMANENT: Record<CrawlFailureReason, boolean> = {
  'not-found': true,
  'install-failed': false,
  'needs-credentials': true,
  'needs-backend': true,
  'needs-oauth': true,
  crashed: true,
  timeout: false,
  'too-large': true,
  'bad-protocol': true,
  'no-tools': true,
  'no-runtime': true,
  'no-sandbox': false,
  'unsafe-address': true,
};

/** True when trying again with the same crawl key cannot help. */
export function isPermanentFailure(reason: CrawlFailureReason): boolean {
  return IS_PERMANENT[reason];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is ours (a full disk, a bug) is mended by people, within a working day; an hour costs little if it is not. */
const RETRY_OUR_OWN = HOUR;
/** A remote that was down is up again in an hour as often as not, whatever its failure was called. */
const RETRY_PASSING = HOUR;
/** A stranger's `Retry-After` may say years. */
const MAX_ASKED_FOR = 7 * DAY;

/**
 * Milliseconds until an equal attempt is worth making again. What is permanent by its crawl key is tried again all the same, rarely: the world
 * outside the key changes too, and so do our placeholders.
 */
const RETRY_AFTER: Record<CrawlFailureReason, number> = {
  // Names are published, renamed and taken back within days, and asking costs one request.
  'not-found': 7 * DAY,
  // A registry's bad hour passes; a tree that cannot be installed is mended by a new version, which has another key.
  'install-failed': 6 * HOUR,
  // The same version asks for the same again. A month lets better placeholders of ours come to every server without a rush.
  'needs-credentials': 30 * DAY,
  'needs-backend': 30 * DAY,
  // A remote may be opened to all any day, but few are; it is a stranger's machine that would be asked.
  'needs-oauth': 7 * DAY,
  // An equal start of an equal program ends equally, but one in some runs out of memory on a loaded machine.
  crashed: 7 * DAY,
  // Load passes within minutes; what hangs for good then costs its thirty seconds four times an hour at most.
  timeout: 15 * MINUTE,
  'too-large': 30 * DAY,
  // Remotes are repaired in days; a package needs a new version.
  'bad-protocol': 7 * DAY,
  'no-tools': 7 * DAY,
  // Until somebody installs the runtime or the sandbox, which they do in order to crawl: looking costs milliseconds.
  'no-runtime': DAY,
  'no-sandbox': HOUR,
  // A name that leads to a private address may be pointed elsewhere; nobody waits for it.
  'unsafe-address': 7 * DAY,
};

/** What of a failed attempt decides when the next one is worth making. */
export type PastFailure = Pick<
  Extract<CrawlResult, { status: 'failed' }>,
  'reason' | 'isOurs' | 'mayPass' | 'retryAfterSeconds'
>;

/** True when trying again cannot help before something has changed, as far as all that the failure says goes. */
export function isLasting({ reason, isOurs, mayPass, retryAfterSeconds }: PastFailure): boolean {
  return isPermanentFailure(reason) && !isOurs && !mayPass && retryAfterSeconds === undefined;
}

/** Milliseconds after a failed attempt's end until another is worth making: what the other side asked for, or what the reason suggests. */
export function retryAfterMs({ reason, isOurs, mayPass, retryAfterSeconds }: PastFailure): number {
  if (isOurs) return RETRY_OUR_OWN;
  if (retryAfterSeconds === undefined)
    return mayPass ? Math.min(RETRY_PASSING, RETRY_AFTER[reason]) : RETRY_AFTER[reason];
  return Math.min(Math.max(0, retryAfterSeconds) * 1_000, MAX_ASKED_FOR);
}

/** Builds a failed result; the detail becomes one clean line of at most 300 characters. */
export function failed(reason: CrawlFailureReason, detail: string): Extract<CrawlResult, { status: 'failed' }> {
  return { status: 'failed', reason, detail: oneLine(detail, MAX_DETAIL_LENGTH) };
}

/** A failure that says nothing about the server: the crawler or the machine is to blame, and another run may succeed. */
export function failedOurselves(error: unknown): Extract<CrawlResult, { status: 'failed' }> {
  const message = error instanceof Error ? error.message : String(error);
  return { ...failed('crashed', `The crawler itself failed: ${message}`), isOurs: true };
}

/** A stranger's text as one line: control, format and line characters become spaces, runs collapse, the rest is cut. */
export function oneLine(text: string, maxLength: number): string {
  // Cut first: a message may be megabytes long. Four times leaves room for what collapses.
  const line = stripVTControlCharacters(text.slice(0, maxLength * 4))
    .split(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/u)
    .join(' ')
    .toWellFormed()
    .trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).toWellFormed()}…`;
}
