import type { ModelReply } from '#classifier/llm/types.ts';
import { backOffMs, MAX_TRIES } from './back-off.ts';

/** What follows a reply that was no answer. `detail` is for people. */
export type NextTry =
  /** None: tries are used up, or the endpoint wants to be left alone for longer than a run waits. */
  | { readonly kind: 'gave-up' | 'not-now'; readonly detail: string }
  /** `isForAll`: the endpoint said "slow down", which holds for every request. */
  | { readonly kind: 'later'; readonly ms: number; readonly isForAll: boolean; readonly detail: string };

export function nextTry(reply: ModelReply, tries: number, random: () => number): NextTry {
  const detail = 'detail' in reply ? reply.detail : reply.kind;
  if (tries >= triesFor(reply.kind)) return { kind: 'gave-up', detail };
  const asked = 'retryAfterMs' in reply ? reply.retryAfterMs : null;
  if (asked !== null && asked > LONGEST_WAIT_MS) return { kind: 'not-now', detail: notNow(asked, detail) };
  const isForAll = reply.kind === 'rate-limited' || asked !== null;
  return { kind: 'later', ms: backOffMs(tries, asked, random), isForAll, detail };
}

/** What is too slow or no endpoint at all is so the next time too, and a slow answer may be paid for. */
function triesFor(kind: ModelReply['kind']): number {
  return kind === 'bad-answer' || kind === 'timed-out' ? 2 : MAX_TRIES;
}

const LONGEST_WAIT_MS = 120_000;

function notNow(ms: number, detail: string): string {
  const minutes = Math.ceil(ms / 60_000);
  const time = minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
  return `the endpoint wants to be left alone for ${time} (${detail}); run the same again then`;
}
