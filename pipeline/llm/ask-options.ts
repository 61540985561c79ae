import type { ModelClient, Question, ToolAnswer } from '#classifier/llm/types.ts';
import type { Tool } from '#crawler/types.ts';
import type { AnswerStore } from './answer-store.ts';
import type { Wait } from './back-off.ts';
import type { AskSummary, BudgetLimits, LedgerEntry, Prices } from './types.ts';

/** Tools of one server to be asked about. */
export interface AskGroup extends Question {
  /** Of `tools`: those that share no request with others; see `isAskedAlone`. */
  readonly alone: ReadonlySet<Tool>;
}

/** What is known of one tool of a group after the store or the model was asked. */
export interface AnsweredTool {
  readonly tool: Tool;
  readonly digest: string;
  /** Null where the model gave nothing usable: the rules stand. */
  readonly answer: ToolAnswer | null;
  /** It was kept from an earlier run or an equal tool, and nothing was asked. */
  readonly isFromStore: boolean;
}

export interface AskOptions<Group extends AskGroup = AskGroup> {
  /** Tools to ask about, a group per server (or part of one). Read lazily: a catalogue need not be in memory. */
  readonly groups: Iterable<Group> | AsyncIterable<Group>;
  readonly client: ModelClient;
  readonly store: AnswerStore;
  readonly budget: BudgetLimits;
  readonly prices: Prices;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
  /** After the store has kept them: what the store had of a group, then the tools of each request. Tools that got no answer are not named. */
  readonly onAnswered: (group: Group, answered: readonly AnsweredTool[]) => void | Promise<void>;
  /** Once for each request that was sent, retries included. */
  readonly onRequest?: (entry: LedgerEntry) => void | Promise<void>;
  readonly onProgress?: (summary: AskSummary) => void;
  /** Before each wait for the next try: how long, and what the endpoint said. */
  readonly onWait?: (ms: number, detail: string) => void;
  /** Resolves after that time, or at once when the signal aborts. Tests pass their own. */
  readonly wait?: Wait;
  /** 0 to 1, for the jitter of the back-off. */
  readonly random?: () => number;
  readonly now?: () => Date;
}
