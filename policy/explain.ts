import type { JsonObject } from '#crawler/types.ts';
import { describeFailure, describeMatch } from './condition-text.ts';
import { type Check, holds, newCheck } from './conditions.ts';
import { counterKey, spent } from './counters.ts';
import { type Denial, limitsOf } from './denials.ts';
import { type Circumstances, type Decision, denialsOf, printTime, type ToolCall } from './evaluate.ts';
import { pointerSteps, resolvePointer } from './json-pointer.ts';
import { rulesFor } from './rules-for.ts';
import type { Limit, Policy, PolicyRule } from './types.ts';
import { shownName, shownPointer } from './visible-text.ts';

/**
 * Why a policy decided as it did, in sentences for people: which rule, what it says, the argument that it is about as it was given (cut),
 * what else would deny the call, and how far its counters are. `decision` is what `evaluate` said to the same call in the same circumstances.
 */
export function explainDecision(
  policy: Policy,
  call: ToolCall,
  decision: Decision,
  circumstances: Circumstances,
): string[] {
  const limits = isClosed(decision) ? [] : limitsOf(policy, rulesFor(policy, call.tool), call.tool);
  return [
    ...explainRules(policy, call, decision, circumstances),
    ...limits.map(({ limit }) => describeCount(limit, circumstances)),
  ];
}

/** The same without the counters, for a call before which nothing was counted. */
export function explainRules(
  policy: Policy,
  call: ToolCall,
  decision: Decision,
  circumstances: Circumstances,
): string[] {
  if (decision.outcome === 'hidden') return [describeHiding(policy, decision.pointer)];
  if (decision.outcome === 'deny' && decision.pointer === '/default') return [describeUnlisted(policy)];
  const others = denialsOf(policy, call, circumstances).filter(({ pointer }) => pointer !== decision.pointer);
  const describe = describer(policy, call, circumstances);
  return [
    decision.outcome === 'deny' ? describe(decision) : describeAllowed(decision),
    ...others.slice(0, MOST_OTHERS).map((other) => `${describe(other)} ${consequence(other, circumstances)}`),
    ...(others.length > MOST_OTHERS ? [`${others.length - MOST_OTHERS} more parts of the policy deny it.`] : []),
  ];
}

/** Whatever the call is. */
function isClosed(decision: Decision): boolean {
  return decision.outcome === 'hidden' || (decision.outcome === 'deny' && decision.pointer === '/default');
}

/** More than anybody reads, and than any policy seen has. */
const MOST_OTHERS = 20;

function describeHiding(policy: Policy, pointer: string): string {
  const what = resolvePointer(policy, pointer) === '*' ? 'all tools' : 'the tool';
  return `${pointer} hides ${what}: left out of tools/list, and no call passes.`;
}

function describeUnlisted({ tools = {} }: Policy): string {
  const listed = Object.keys(tools).length;
  return `/default denies what is not listed. Listed ${listed === 1 ? 'is 1 tool' : `are ${listed} tools`}, and not this one.`;
}

function describeAllowed({ pointer }: Decision): string {
  const isListed = pointer !== '/default';
  return `${isListed ? `${shownPointer(pointer)} lists the tool` : '/default allows what is not listed'}, and nothing stops this call.`;
}

function consequence({ asksAPerson }: Denial, { isApproved }: Circumstances): string {
  if (!asksAPerson) return 'This would deny it too.';
  return isApproved === true ? 'A person was asked, and has approved it.' : 'A person would have to be asked too.';
}

function describer(policy: Policy, { args }: ToolCall, { patterns }: Circumstances): (denial: Denial) => string {
  const check = newCheck(patterns);
  return ({ pointer, message }) => {
    const rule = resolvePointer(policy, pointer);
    const why = isRule(rule) ? whyRule(rule, pointerSteps(pointer).at(-2) === 'require', args, check) : null;
    return `${shownPointer(pointer)}: ${why ?? message}`;
  };
}

function isRule(value: unknown): value is PolicyRule {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'conditions');
}

/** Null where the rule itself cannot say it: it could not be checked. */
function whyRule({ conditions }: PolicyRule, isRequired: boolean, args: JsonObject, check: Check): string | null {
  if (isRequired) {
    const failed = conditions.filter((condition) => holds(condition, args, 'every', check) === false);
    return failed.length === 0 ? null : `${failed.map((one) => describeFailure(one, args, check)).join('; ')}.`;
  }
  if (conditions.length === 0) return 'it is about every call of the tool.';
  const isMatched = conditions.every((condition) => holds(condition, args, 'some', check) === true);
  return isMatched ? `${conditions.map((one) => describeMatch(one, args, check)).join('; ')}.` : null;
}

function describeCount(limit: Limit, { counters, now }: Circumstances): string {
  const { used, until } = spent(limit, counters, now);
  const counter = shownName(counterKey(limit));
  return `Counter ${counter} stands at ${used} of ${limit.max}, and counts anew at ${printTime(until)}.`;
}
