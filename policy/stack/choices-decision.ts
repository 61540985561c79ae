import { rulesFor } from '../rules-for.ts';
import { HIDE_ALL, type Limit, type LimitWindow, type Policy } from '../types.ts';
import { type Choice, TOOL_DECISIONS } from './choices.ts';
import { holdOfName } from './holds.ts';

/** Reads out of a policy what a person would have chosen to get it: the limit that a `limit` counts is the first. */
export function decisionIn(policy: Policy, tool: string): Choice {
  const hold = holdOfName(policy, tool);
  if (hold !== null) return { decision: DECISION_OF_HOLD[hold.does] ?? 'deny' };
  const [limit] = rulesFor(policy, tool)?.limits ?? [];
  return limit === undefined ? { decision: 'allow' } : { decision: 'limit', max: limit.max, window: limit.window };
}

/** Negative if `left` is freer. Between limits it is what they let through in a day. */
export function compareChoices(left: Choice, right: Choice): number {
  if (left.decision === 'limit' && right.decision === 'limit') return perDay(right) - perDay(left);
  return TOOL_DECISIONS.indexOf(left.decision) - TOOL_DECISIONS.indexOf(right.decision);
}

/** The stricter of two, the first where they are as strict. */
export function stricterChoice(left: Choice, right: Choice): Choice {
  return compareChoices(left, right) < 0 ? right : left;
}

/** Whether they come to the same rules. */
export function isSameChoice(left: Choice, right: Choice): boolean {
  if (left.decision !== 'limit' || right.decision !== 'limit') return left.decision === right.decision;
  return left.max === right.max && left.window === right.window;
}

/** A tool that is really called `*` cannot be hidden alone: it is refused instead. */
export function possibleChoice(tool: string, choice: Choice): Choice {
  return tool === HIDE_ALL && choice.decision === 'hide' ? { decision: 'deny' } : choice;
}

const DECISION_OF_HOLD: Readonly<Record<string, 'hide' | 'ask' | undefined>> = {
  'is hidden': 'hide',
  'asks a person': 'ask',
};

const WINDOWS_A_DAY = { minute: 1440, hour: 24, day: 1 } as const satisfies Record<LimitWindow, number>;

function perDay({ max, window }: Pick<Limit, 'max' | 'window'>): number {
  return max * WINDOWS_A_DAY[window];
}
