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
