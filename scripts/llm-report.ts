import type { AskSummary } from '#pipeline/llm/types.ts';
import { count, duration, paint, say, sayError } from './log.ts';

/** Says how far the model stage is, at most every few seconds. */
export function modelReporter(now: () => number = Date.now): (summary: AskSummary) => void {
  let last = now();
  return (summary) => {
    if (now() - last < REPORT_EVERY_MS) return;
    last = now();
    const done = summary.fromStore + summary.answered + summary.unusable + summary.unasked;
    say('model', `${paint.dim(`[${done}/${summary.tools}]`)} ${spending(summary)}`);
  };
}

const REPORT_EVERY_MS = 3_000;

/** Says that the endpoint is being waited for, where a person would wonder; not for each of several requests that wait together. */
export function waitReporter(now: () => number = Date.now): (ms: number, detail: string) => void {
  let until = 0;
  return (ms, detail) => {
    if (ms < WORTH_SAYING_MS || now() + ms < until) return;
    until = now() + ms + WORTH_SAYING_MS;
    say('model', `waiting ${duration(ms)} before the next try: ${detail}`);
  };
}

const WORTH_SAYING_MS = 5_000;

/** The stage summed up: what was answered, what it took, what was left to the rules and why. */
export function sayModelSummary(summary: AskSummary): void {
  const { tools, answered, fromStore, unusable, unasked } = summary;
  const parts = [`${count(answered, 'tool')} of ${tools} answered`];
  if (fromStore > 0) parts.push(`${fromStore} known before`);
  if (unusable > 0) parts.push(`${unusable} without a usable answer`);
  if (unasked > 0) parts.push(`${unasked} not asked about`);
  say('model', `${parts.join(', ')}; ${spending(summary)}`);
  const trouble = Object.entries(summary.outcomes).filter(([outcome]) => outcome !== 'ok');
  if (trouble.length > 0)
    say('model', `requests: ${trouble.map(([outcome, times]) => `${times} ${outcome}`).join(', ')}`);
  const dropped = Object.entries(summary.dropped).filter(([, times]) => times > 0);
  if (dropped.length > 0)
    say('model', `dropped from answers: ${dropped.map(([what, times]) => `${times} ${what}`).join(', ')}`);
  if (summary.stopped === null && summary.trouble !== null) say('model', `what went wrong last: ${summary.trouble}`);
  if (summary.stopped === null) return;
  const line = `the model stage ended early: ${summary.stopped.detail}`;
  if (summary.stopped.reason === 'budget') say('model', line);
  else sayError(line);
}

function spending({ requests, inputTokens, outputTokens, isReported, cost }: AskSummary): string {
  const tokens = `${isReported ? '' : 'at most '}${inputTokens.toLocaleString('en')} + ${outputTokens.toLocaleString('en')} tokens`;
  return `${count(requests, 'request')}, ${tokens}${cost === null ? '' : `, cost ${cost.toFixed(4)}`}`;
}
