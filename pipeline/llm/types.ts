import type { ItemProblem, ModelReplyKind } from '#classifier/llm/types.ts';

/** What a run may cost at most; null is no limit. Reached limits stop the stage, nothing is sent that could pass one. */
export interface BudgetLimits {
  /** Requests sent, retries included. */
  readonly maxRequests: number | null;
  /** Input and output tokens together. */
  readonly maxTokens: number | null;
  /** In the currency of the prices. */
  readonly maxCost: number | null;
}

/** Per million tokens, in whatever currency the operator pays; null where not configured. */
export interface Prices {
  readonly input: number | null;
  readonly output: number | null;
}

/** How one request ended: as the endpoint answered, or `malformed` where its text was no answer of ours. */
export type RequestOutcome = ModelReplyKind | 'malformed';

/** One request that was sent, for the ledger. */
export interface LedgerEntry {
  /** When it was sent. */
  readonly at: Date;
  /** How many tools it asked about. */
  readonly tools: number;
  readonly outcome: RequestOutcome;
  /** As reported; where nothing was reported, what was reserved for it. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** False where the tokens are the reservation. */
  readonly isReported: boolean;
  /** Null where prices are not configured. */
  readonly cost: number | null;
  readonly ms: number;
}

/** Why the stage ended before every tool was asked about. */
export interface AskStop {
  readonly reason: 'budget' | 'no-access' | 'failing' | 'aborted';
  /** One sentence for people, without the key. */
  readonly detail: string;
}

export interface AskSummary {
  /** Tools that were to be asked about. */
  readonly tools: number;
  /** Of these: had from the store. */
  readonly fromStore: number;
  /** Of these: answered by the model in this run. */
  readonly answered: number;
  /** Of these: asked in this run, and nothing usable came; the rules stand. Kept, and not asked again. */
  readonly unusable: number;
  /** Of these: not answered because of failing requests, the budget or an abort. The next run asks. */
  readonly unasked: number;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** False where some of the tokens are what was set aside for requests whose use nobody reported: tokens and cost are then the most there can be. */
  readonly isReported: boolean;
  /** Null where prices are not configured. */
  readonly cost: number | null;
  /** How many requests ended how; outcomes that did not occur are absent. */
  readonly outcomes: Readonly<Partial<Record<RequestOutcome, number>>>;
  /** Items of answers that were dropped, and quotes that were not in the definition. */
  readonly dropped: Readonly<Record<ItemProblem | 'foreign' | 'duplicate' | 'invented-quote', number>>;
  readonly stopped: AskStop | null;
  /** What was wrong with the last question of which nothing came, for people; null where there was none. */
  readonly trouble: string | null;
}
