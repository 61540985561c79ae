import type { ModelName } from '#classifier/llm/types.ts';
import type { Db } from '#db/types.ts';
import type { Prices } from '../llm/types.ts';
import type { Ledger } from '../model-stage/ledger.ts';
import type { BatchEndpoint } from './types.ts';

/** What the steps of one run share. */
export interface BatchRun {
  readonly db: Db;
  readonly endpoint: BatchEndpoint;
  /** Origin of its address. */
  readonly origin: string;
  readonly by: ModelName;
  readonly prices: Prices;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly counts: BatchCounts;
}

/** What happened to batches in one run. Tools are questions: equal tools count once. */
export interface BatchCounts {
  /** Requests and tools submitted. */
  requests: number;
  tools: number;
  /** Batches of earlier runs or this one that were read to their end. */
  collected: number;
  /** Batches that ended without answering all, and whose tools may be asked again. */
  endedEarly: number;
  /** What the endpoint said of the last of these, for people; empty where it said nothing. */
  endedBecause: string;
  /** Requests that failed within a batch, whose tools may be asked again. */
  failed: number;
  /** What the endpoint said of the last of these, for people. */
  failedBecause: string;
  /** Tools answered, and tools whose second answer was of no use either. */
  answered: number;
  unusable: number;
  /** Lines of output that were none of ours. */
  foreign: number;
}

export function noCounts(): BatchCounts {
  return {
    requests: 0,
    tools: 0,
    collected: 0,
    endedEarly: 0,
    endedBecause: '',
    failed: 0,
    failedBecause: '',
    answered: 0,
    unusable: 0,
    foreign: 0,
  };
}

/** Why a run went no further. */
export interface BatchProblem {
  readonly reason: 'no-batches' | 'no-access' | 'budget' | 'failing';
  /** One sentence for people, without the key. */
  readonly detail: string;
}
