import {
  finishModelRun,
  type ModelRunStart,
  type ModelRunTotals,
  noteModelRun,
  startModelRun,
} from '#db/model-runs.ts';
import type { Db } from '#db/types.ts';

/** What one step of a run spent, and how it ended. */
export type Spending = ModelRunTotals;

export interface Ledger {
  /** Written down before it resolves. */
  readonly note: (spending: Spending) => Promise<void>;
  /** Closes the run's row, if it has one. */
  readonly finish: (stopped: string) => Promise<void>;
  readonly totals: () => ModelRunTotals;
}

/** The ledger of one run: its row is made with the first request, so that a run that asks nothing leaves none. */
export function openLedger(db: Db, start: ModelRunStart, now: () => Date): Ledger {
  let totals: ModelRunTotals = { requests: 0, inputTokens: 0, outputTokens: 0, cost: null, outcomes: {} };
  let id: number | null = null;
  const startedAt = now();
  const write = async () => {
    id ??= await startModelRun(db, start, startedAt);
    await noteModelRun(db, id, totals);
  };
  // One after the other: of two writes at once the older could win.
  let last: Promise<void> = Promise.resolve();
  const note = (spending: Spending) => {
    totals = added(totals, spending);
    last = last.then(write);
    return last;
  };
  const finish = async (stopped: string) => {
    await last;
    if (id !== null) await finishModelRun(db, id, totals, stopped, now());
  };
  return { note, finish, totals: () => totals };
}

function added(totals: ModelRunTotals, spent: Spending): ModelRunTotals {
  const outcomes = { ...totals.outcomes };
  for (const [outcome, count] of Object.entries(spent.outcomes)) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return {
    requests: totals.requests + spent.requests,
    inputTokens: totals.inputTokens + spent.inputTokens,
    outputTokens: totals.outputTokens + spent.outputTokens,
    cost: spent.cost === null ? totals.cost : (totals.cost ?? 0) + spent.cost,
    outcomes,
  };
}
