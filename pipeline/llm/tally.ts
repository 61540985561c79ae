import type { ToolAnswer } from '#classifier/llm/types.ts';
import { costOf } from './estimate.ts';
import type { AskSummary, LedgerEntry, Prices } from './types.ts';

export type Dropped = keyof AskSummary['dropped'];
export type ToolEnd = 'fromStore' | 'answered' | 'unusable' | 'unasked';

/** Counts of one run; `summary` is a copy at that moment. */
export interface Tally {
  readonly addTools: (count: number) => void;
  readonly addEnd: (end: ToolEnd, count: number) => void;
  readonly addRequest: (entry: LedgerEntry) => void;
  readonly addDropped: (what: Dropped, count: number) => void;
  readonly summary: (ending: Pick<AskSummary, 'stopped' | 'trouble'>) => AskSummary;
}

export function openTally(prices: Prices): Tally {
  const ends: Record<ToolEnd, number> = { fromStore: 0, answered: 0, unusable: 0, unasked: 0 };
  const dropped: Record<Dropped, number> = {
    missing: 0,
    'wrong-values': 0,
    foreign: 0,
    duplicate: 0,
    'invented-quote': 0,
  };
  const outcomes: Partial<Record<LedgerEntry['outcome'], number>> = {};
  const spent = { requests: 0, inputTokens: 0, outputTokens: 0, isReported: true };
  let tools = 0;
  return {
    addTools: (count) => {
      tools += count;
    },
    addEnd: (end, count) => {
      ends[end] += count;
    },
    addRequest: (entry) => {
      spent.requests++;
      spent.inputTokens += entry.inputTokens;
      spent.outputTokens += entry.outputTokens;
      spent.isReported &&= entry.isReported || entry.inputTokens + entry.outputTokens === 0;
      outcomes[entry.outcome] = (outcomes[entry.outcome] ?? 0) + 1;
    },
    addDropped: (what, count) => {
      dropped[what] += count;
    },
    summary: ({ stopped, trouble }) => ({
      tools,
      ...ends,
      ...spent,
      cost: costOf(spent, prices),
      outcomes: { ...outcomes },
      dropped: { ...dropped },
      stopped,
      trouble,
    }),
  };
}

export function inventedIn(answers: readonly ToolAnswer[]): number {
  return answers.reduce((sum, answer) => sum + answer.inventedQuotes, 0);
}
