import type { JsonObject, Tool } from '#crawler/types.ts';
import type { Category, Facet, RiskLevel } from '../taxonomy.ts';
import type { Evidence, ServerContext } from '../types.ts';

/**
 * What a model said about one tool, read as a stranger's words and checked: every value is of its closed list, every evidence a
 * verbatim span of the tool's definition. JSON-serialisable: it is what a store keeps.
 */
export interface ToolAnswer {
  readonly category: Category;
  /** Null where the quote for the category is not in the definition: the category then weighs less. */
  readonly categoryEvidence: Evidence | null;
  readonly risk: RiskLevel;
  /** Null where the quote for the risk is not in the definition: the risk then moves nothing. */
  readonly riskEvidence: Evidence | null;
  /** Facets whose quote is in the definition, each once, in the taxonomy's order. Others are dropped. */
  readonly facets: readonly FacetAnswer[];
  /** One sentence in the model's own words: plain text, one line, at most 300 characters, never to be shown as ours. May be empty. */
  readonly reason: string;
  /** The model says itself that it is not sure. */
  readonly isUnsure: boolean;
  /** Quotes that are not in the definition and were dropped. */
  readonly inventedQuotes: number;
}

export interface FacetAnswer {
  readonly facet: Facet;
  readonly evidence: Evidence;
}

/** Why there is no answer for a tool in a text that a model sent. */
export const ITEM_PROBLEMS = ['missing', 'wrong-values'] as const;
export type ItemProblem = (typeof ITEM_PROBLEMS)[number];

/** What was read for one tool of a request. */
export type ItemReading =
  | { readonly ok: true; readonly answer: ToolAnswer }
  | { readonly ok: false; readonly problem: ItemProblem };

/** A model's text, read. */
export type AnswerReading =
  | {
      readonly ok: true;
      /** One per tool asked about, in their order. */
      readonly items: readonly ItemReading[];
      /** Items for tools that were not asked about, or with a name that is not the index's. */
      readonly foreign: number;
      /** Further items for a tool that had one. */
      readonly duplicates: number;
    }
  /** Not JSON, or not of the answer's shape. */
  | { readonly ok: false };

/** Tools of one server to be asked about together. */
export interface Question {
  readonly server: ServerContext;
  /** Names of all tools of the server, those asked about included. */
  readonly siblings: readonly string[];
  readonly tools: readonly Tool[];
}

/** One request to a model, in no provider's words. */
export interface ModelRequest {
  /** Whose words are instructions: ours alone. */
  readonly system: string;
  /** The fenced data. */
  readonly user: string;
  readonly schemaName: string;
  /** Strict JSON schema of the answer. */
  readonly schema: JsonObject;
  readonly maxOutputTokens: number;
}

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * What came back. Every expected failure is a member; `detail` is one line for people without the key. `usage` is null where
 * the endpoint reported none.
 */
export type ModelReply =
  | { readonly kind: 'ok'; readonly text: string; readonly usage: TokenUsage | null }
  /** The answer ended at the output limit. */
  | { readonly kind: 'truncated'; readonly usage: TokenUsage | null }
  /** The model declined, or a content filter did. */
  | { readonly kind: 'refused'; readonly detail: string; readonly usage: TokenUsage | null }
  /** A success that is not a chat completion, or is larger than we read: whoever sent it, no model was heard. */
  | { readonly kind: 'bad-answer'; readonly detail: string; readonly usage: TokenUsage | null }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | null; readonly detail: string }
  | { readonly kind: 'server-error'; readonly retryAfterMs: number | null; readonly detail: string }
  | { readonly kind: 'timed-out'; readonly detail: string }
  /** `mayHaveRun` is false where the connection was never made, so that nothing can have been spent. */
  | { readonly kind: 'unreachable'; readonly detail: string; readonly mayHaveRun: boolean }
  /** The endpoint does not know an option of ours, and the next try goes without it. */
  | { readonly kind: 'reworded'; readonly detail: string }
  /** 400, 413, 422 and the like: this request will never do. */
  | { readonly kind: 'bad-request'; readonly detail: string }
  /** 401, 403, 404 or used-up credit: no request will do. */
  | { readonly kind: 'no-access'; readonly detail: string }
  | { readonly kind: 'aborted' };

export type ModelReplyKind = ModelReply['kind'];

/** Who is asked. The adapter over the real package is pipeline/llm/openai-client.ts. */
export interface ModelClient {
  /** The model's name as configured; part of every digest. */
  readonly model: string;
  /** One try, no retries of its own. Never rejects for an expected failure. */
  readonly ask: (request: ModelRequest, signal: AbortSignal) => Promise<ModelReply>;
}

/** Who answered, as a classification records it. */
export interface ModelName {
  readonly model: string;
  readonly promptVersion: string;
}
