import type { Category } from '#classifier/taxonomy.ts';
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
  /** What it does with tools of each category, and why; one or two sentences. */
  readonly reasons: Readonly<Record<Category, string>>;
  /** @param counter the name of the counter that the tool's limits count in */
  decide(tool: JudgedTool, counter: string): ToolDecision;
}

/** What every profile does, whatever the category. */
export const HIDDEN_INSTRUCTIONS_REASON =
  'A tool whose text holds hidden instructions is hidden in every profile: a model that never sees the text cannot follow it.';
