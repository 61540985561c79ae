import { allHold, newCheck } from './conditions.ts';
import { counterKey, spent } from './counters.ts';
import type { Circumstances, Decision, ToolCall } from './evaluate.ts';
import { jsonPointer } from './json-pointer.ts';
import { ASK_A_PERSON, type Limit, type Policy, type PolicyRule, type ToolRules } from './types.ts';
import { shownName } from './visible-text.ts';

export type Denial = Extract<Decision, { outcome: 'deny' }>;

export interface PlacedLimit {
  readonly limit: Limit;
  readonly pointer: string;
}

/** Every rule of the tool that denies the call, in the order of the policy: `require`, then `deny_if`. */
export function denialsByRules(rules: ToolRules, { tool, args }: ToolCall, { patterns }: Circumstances): Denial[] {
  const check = newCheck(patterns);
  const denials: Denial[] = [];
  for (const [index, rule] of (rules.require ?? []).entries()) {
    const isMet = allHold(rule.conditions, args, 'every', check);
    if (isMet !== true) denials.push(denyBy(rule, isMet, jsonPointer('tools', tool, 'require', index)));
  }
  for (const [index, rule] of (rules.deny_if ?? []).entries()) {
    const matches = allHold(rule.conditions, args, 'some', check);
    if (matches !== false) denials.push(denyBy(rule, matches, jsonPointer('tools', tool, 'deny_if', index)));
  }
  return denials;
}

/** The limits that count a call: the tool's own, then those of all tools. */
export function limitsOf(policy: Policy, rules: ToolRules | undefined, tool: string): PlacedLimit[] {
  const own = rules?.limits ?? [];
  const ofAll = policy.all_tools?.limits ?? [];
  return [
    ...own.map((limit, index) => ({ limit, pointer: jsonPointer('tools', tool, 'limits', index) })),
    ...ofAll.map((limit, index) => ({ limit, pointer: jsonPointer('all_tools', 'limits', index) })),
  ];
}

/** Every limit that is used up, in their order. */
export function denialsByLimits(limits: readonly PlacedLimit[], { counters, now }: Circumstances): Denial[] {
  return limits.flatMap(({ limit, pointer }) => {
    const { used, until } = spent(limit, counters, now);
    if (used < limit.max) return [];
    const isOpenAgain = limit.max > 0 && Number.isFinite(until);
    return [{ ...deny(pointer, describeSpent(limit)), retryAt: isOpenAgain ? until : null }];
  });
}

/** A denial that waiting does not help and nobody can approve. */
export function deny(pointer: string, message: string): Denial {
  return { outcome: 'deny', pointer, message, asksAPerson: false, retryAt: null };
}

const DENIED = 'This policy denies the call.';
const TOO_MUCH = 'The arguments are too large or nested too deep to be checked, so this policy denies the call.';

/** What cannot be checked is denied outright: a person asked about it could not check it either. */
function denyBy({ on_deny }: PolicyRule, truth: boolean | null, pointer: string): Denial {
  if (truth === null) return deny(pointer, TOO_MUCH);
  return { ...deny(pointer, on_deny ?? DENIED), asksAPerson: on_deny === ASK_A_PERSON };
}

function describeSpent(limit: Limit): string {
  const calls = limit.max === 1 ? '1 call' : `${limit.max} calls`;
  const counter = shownName(counterKey(limit));
  if (limit.max === 0) return `This policy allows no calls: a limit of 0 per ${limit.window} (counter ${counter}).`;
  return `The limit of ${calls} per ${limit.window} is used up (counter ${counter}).`;
}
