import type { JsonObject } from '#crawler/types.ts';

/**
 * What a target does with a call. `omit`: no rule speaks of the tool, so the target does what it does with an unknown one; of clients
 * that is to ask, unless the person has switched it off.
 */
export type Verdict = 'allow' | 'ask' | 'deny' | 'omit';

export interface ReadCall {
  /** The key of the server, as the file was written for. */
  readonly server: string;
  readonly tool: string;
  /** Absent: none. */
  readonly args?: JsonObject;
}

/**
 * Reads a file as its target does and answers for calls; a hidden tool is denied. Throws where the target would refuse the file.
 * For tests alone, here and of the pages that are built.
 */
export type Reader = (text: string) => (call: ReadCall) => Verdict;
