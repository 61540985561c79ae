import type { SlotKind } from '../slots/slot-kinds.ts';
import type { LimitWindow } from '../types.ts';

/** What a person can decide about a tool, from the freest to the strictest. */
export const TOOL_DECISIONS = ['allow', 'limit', 'ask', 'deny', 'hide'] as const;
export type ToolDecisionKind = (typeof TOOL_DECISIONS)[number];

/** What a person decided about a tool. Rules on arguments stay with it unless they are dropped by name; see `StackChoices`. */
export type Choice =
  | { readonly decision: 'allow' | 'ask' | 'deny' | 'hide' }
  | { readonly decision: 'limit'; readonly max: number; readonly window: LimitWindow };

/** What is allowed for one argument of one tool, written into the slots that the policy has for it. */
export interface SlotFilling {
  readonly tool: string;
  /** The argument: `args.url`. */
  readonly path: string;
  readonly kind: SlotKind;
  readonly allowed: readonly string[];
}

/** What a person changes of the policy that a profile recommends for a stack. */
export interface StackChoices {
  /** For everything that a server lists, by its key; what is chosen for a tool by name goes before it. */
  readonly servers: ReadonlyMap<string, Choice>;
  /** By exact tool name: policy.json knows tools by name alone, so a choice holds on every server that lists the name. */
  readonly tools: ReadonlyMap<string, Choice>;
  /** Tools whose rules on arguments are given up, which nothing but the person's own wish does. */
  readonly withoutArgumentRules: ReadonlySet<string>;
  readonly fillings: readonly SlotFilling[];
}

export const NO_CHOICES: StackChoices = {
  servers: new Map(),
  tools: new Map(),
  withoutArgumentRules: new Set(),
  fillings: [],
};
