import type { ToolReading } from './reading/types.ts';
import type { Finding, RuleText } from './types.ts';
import type { Deed } from './words/deeds.ts';

/** One question about one tool. A rule asks the reading and answers with findings; it decides neither category nor risk. */
export interface Rule extends RuleText {
  /** It is asked only of definitions that state one of these deeds, and finds nothing in others; left out, it is asked of all. */
  readonly deeds?: readonly Deed[];
  readonly check: (reading: ToolReading) => readonly Finding[];
}
