import type { ModelRequest } from '#classifier/llm/types.ts';

/**
 * What an endpoint said, or why it did not: `no-batches`: it does not know the address, as most servers that only speak chat;
 * `no-access`: no request will do; `refused`: this one will not, and nothing came of it; `unsure`: nobody knows what came of it.
 * `detail` is one line for people, without the key.
 */
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: TellingProblem; readonly detail: string };

export type TellingProblem = 'no-batches' | 'no-access' | 'refused' | 'unsure';

/** A batch as the endpoint has it. */
export interface BatchLook {
  readonly id: string;
  /** Our mark in its metadata; null for a batch that is not ours. */
  readonly mark: string | null;
  /** `gone`: the endpoint does not know it, or no longer. */
  readonly status: 'under-way' | 'completed' | 'ended-early' | 'gone';
  /** The endpoint's own word and what it says beside, for people. */
  readonly detail: string;
  /** Files with one line a request: answers, and requests that failed. */
  readonly files: readonly string[];
  /** When it was made, as the endpoint says. */
  readonly createdAt: Date | null;
}

/** The Batch API of an endpoint: the adapter over the real package is batch-endpoint.ts. */
export interface BatchEndpoint {
  /** What a line of the upload holds for a request. */
  readonly bodyOf: (request: ModelRequest) => object;
  /** Uploads JSON lines of requests; gives the file's id. */
  readonly upload: (lines: string, signal: AbortSignal) => Promise<Told<string>>;
  /** Submits an uploaded file under our mark; gives the batch's id. One try: two would be two batches. */
  readonly submit: (fileId: string, mark: string, signal: AbortSignal) => Promise<Told<string>>;
  readonly look: (batchId: string, signal: AbortSignal) => Promise<Told<BatchLook>>;
  /** The batch that carries our mark, made at `since` or later; null where there is none. */
  readonly find: (mark: string, since: Date, signal: AbortSignal) => Promise<Told<BatchLook | null>>;
  /** The lines of a file, as they arrive. Iterating rejects with `FileUnread` where the endpoint fails. */
  readonly lines: (fileId: string, signal: AbortSignal) => AsyncIterable<string>;
}

/** A file could not be read to its end. */
export class FileUnread extends Error {
  readonly problem: TellingProblem;
  constructor(problem: TellingProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}
