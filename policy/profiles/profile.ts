import type { JudgedTool, PolicyProfile, ToolRules } from '../types.ts';

/** What a profile does with one tool: remove it, list it with rules, or leave it to the default, which denies. */
export type ToolDecision = 'hide' | 'leave-out' | ToolRules;

/** One degree of strictness. */
export interface Profile {
  readonly id: PolicyProfile;
  /** One word for a tab. */
  readonly title: string;
  /** Whom it is for and what it does, one sentence. */
  readonly summary: string;
  /** @param counter the name of the counter that the tool's limits count in */
  decide(tool: JudgedTool, counter: string): ToolDecision;
}
