import type { ToolReading } from './reading/types.ts';
import type { Finding, RuleText } from './types.ts';

/** One question about one tool. A rule asks the reading and answers with findings; it decides neither category nor risk. */
export interface Rule extends RuleText {
  readonly check: (reading: ToolReading) => readonly Finding[];
}
