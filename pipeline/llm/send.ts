import { readAnswer } from '#classifier/llm/read-answer.ts';
import type { AnswerReading, ModelReply, ModelRequest } from '#classifier/llm/types.ts';
import type { Tool } from '#crawler/types.ts';
import type { AskOptions } from './ask-options.ts';
import { wait as realWait } from './back-off.ts';
import { openBudget } from './budget.ts';
import { costOf, upperBound } from './estimate.ts';
import { nextTry } from './next-try.ts';
import { openPause } from './pause.ts';
import { type Spent, spentOn } from './spent.ts';
import type { LedgerEntry } from './types.ts';

/** How sending one question ended, tries over: read, or why not. */
export type Sent =
  | { readonly kind: 'read'; readonly reading: Extract<AnswerReading, { ok: true }> }
  | { readonly kind: 'malformed' | 'truncated' | 'refused' | 'aborted' }
  | { readonly kind: 'bad-request' | 'no-access' | 'no-budget' | 'gave-up' | 'not-now'; readonly detail: string };

/** What ends a request under way, and what ends waiting for the next try. */
export interface SendSignals {
  readonly signal: AbortSignal;
  readonly halted: AbortSignal;
}

export type Send = (request: ModelRequest, tools: readonly Tool[], signals: SendSignals) => Promise<Sent>;

type SendOptions = Pick<AskOptions, 'client' | 'budget' | 'prices' | 'onWait' | 'wait' | 'random' | 'now'>;

/** Sends questions within the budget, again where that may help, and tells of every request as it ends. */
export function openSender(options: SendOptions, onRequest: (entry: LedgerEntry) => Promise<void>): Send {
  const { client, prices, onWait, wait = realWait, random = Math.random, now = () => new Date() } = options;
  const budget = openBudget(options.budget, prices);
  const pause = openPause(wait, now);

  const book = async (at: Date, tools: readonly Tool[], outcome: LedgerEntry['outcome'], spent: Spent) => {
    const cost = costOf(spent, prices);
    await onRequest({ at, tools: tools.length, outcome, ...spent, cost, ms: now().getTime() - at.getTime() });
  };

  return async (request, tools, { signal, halted }) => {
    const bound = upperBound(request);
    for (let tries = 1; ; ) {
      const reserved = await budget.reserve(bound);
      if (!reserved.ok) return { kind: 'no-budget', detail: reserved.detail };
      await pause.passed(halted);
      if (halted.aborted) {
        reserved.settle(null);
        return { kind: 'aborted' };
      }
      const at = now();
      const reply = await client.ask(request, signal);
      const spent = spentOn(reply, bound);
      reserved.settle(spent);
      const sent = sentOf(reply, tools);
      await book(at, tools, reply.kind === 'ok' && sent?.kind === 'malformed' ? 'malformed' : reply.kind, spent);
      if (sent !== null) return sent;
      if (reply.kind === 'reworded') continue;
      const next = nextTry(reply, tries++, random);
      if (next.kind !== 'later') return next;
      onWait?.(next.ms, next.detail);
      if (next.isForAll) pause.from(next.ms);
      else await wait(next.ms, halted);
    }
  };
}

/** Null where another try may help. */
function sentOf(reply: ModelReply, tools: readonly Tool[]): Sent | null {
  switch (reply.kind) {
    case 'ok': {
      const reading = readAnswer(reply.text, tools);
      return reading.ok ? { kind: 'read', reading } : { kind: 'malformed' };
    }
    case 'truncated':
    case 'refused':
    case 'aborted':
      return { kind: reply.kind };
    case 'bad-request':
    case 'no-access':
      return { kind: reply.kind, detail: reply.detail };
    case 'bad-answer':
    case 'rate-limited':
    case 'server-error':
    case 'timed-out':
    case 'unreachable':
    case 'reworded':
      return null;
  }
}
