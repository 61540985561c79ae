import type { ToolDecision } from '../profiles/index.ts';
import { toolRecommender } from '../recommend.ts';
import { rulesFor } from '../rules-for.ts';
import type { JudgedTool, Limit, Policy, PolicyProfile, ToolRules } from '../types.ts';
import { compareNames } from './abilities.ts';
import type { StackServer } from './types.ts';

/**
 * A profile's policy for the tools of several servers. policy.json knows tools by name alone: one name of several servers gets what is
 * strictest of each. The same for the servers in any order.
 */
export function mergeServers(servers: readonly StackServer[], profile: PolicyProfile): Policy {
  const tools = servers.toSorted((left, right) => compareNames(left.key, right.key)).flatMap(({ tools }) => tools);
  const recommend = toolRecommender(tools.map(({ name }) => name));
  const decide = (tool: JudgedTool): ToolDecision => decisionIn(recommend(tool, profile), tool.name);
  const byName = [...Map.groupBy(tools, ({ name }) => name)]
    .map(([name, namesakes]) => [name, namesakes.map(decide).reduce(stricter)] as const)
    .toSorted(([left], [right]) => compareNames(left, right));
  const hide = byName.flatMap(([name, decision]) => (decision === 'hide' ? [name] : []));
  const listed = byName.flatMap(([name, decision]) =>
    typeof decision === 'string' ? [] : [[name, decision] as const],
  );
  return {
    version: '1',
    default: 'deny',
    ...(hide.length > 0 && { hide }),
    // fromEntries makes own keys, also of `__proto__`, which an assignment would lose.
    ...(listed.length > 0 && { tools: Object.fromEntries(listed) }),
  };
}

/** Reads a decision back out of the policy of one tool. */
function decisionIn(policy: Policy, name: string): ToolDecision {
  return policy.hide?.includes(name) ? 'hide' : (rulesFor(policy, name) ?? 'leave-out');
}

/** What both allow: a tool that is out of sight is further out of reach than one that is refused, and rules add up. */
function stricter(left: ToolDecision, right: ToolDecision): ToolDecision {
  if (left === 'hide' || right === 'hide') return 'hide';
  if (left === 'leave-out' || right === 'leave-out') return 'leave-out';
  return bothRules(left, right);
}

function bothRules(left: ToolRules, right: ToolRules): ToolRules {
  const require = distinct([...(left.require ?? []), ...(right.require ?? [])]);
  const deny_if = distinct([...(left.deny_if ?? []), ...(right.deny_if ?? [])]);
  const limits = lowest([...(left.limits ?? []), ...(right.limits ?? [])]);
  return {
    ...(require.length > 0 && { require }),
    ...(deny_if.length > 0 && { deny_if }),
    ...(limits.length > 0 && { limits }),
  };
}

function distinct<T>(rules: readonly T[]): T[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** Of limits that count together the lower one alone ever denies. */
function lowest(limits: readonly Limit[]): Limit[] {
  const groups = Map.groupBy(limits, ({ counter, window }) => JSON.stringify([counter, window]));
  return [...groups.values()].flatMap((group) => group.toSorted((left, right) => left.max - right.max).slice(0, 1));
}
