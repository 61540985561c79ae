import { ASK_A_PERSON, HIDE_ALL, type Policy, type PolicyRule, type ToolRules } from '../types.ts';
import { compareNames } from './abilities.ts';

/** The same policy with some tools hidden; their rules go, because nothing would come to them. */
export function hideTools(policy: Policy, names: ReadonlySet<string>): Policy {
  if (names.size === 0) return policy;
  // `*` stands for every tool: one that is really called so is left out instead, and refused by the default.
  const hide = [...new Set([...(policy.hide ?? []), ...names].filter((name) => name !== HIDE_ALL))];
  const kept = policy.hide?.includes(HIDE_ALL) ? [HIDE_ALL] : [];
  const tools = Object.entries(policy.tools ?? {}).filter(([name]) => !names.has(name));
  return withParts(policy, [...kept, ...hide].toSorted(compareNames), tools);
}

/** The same policy with a person asked before each call of some tools that it lists. */
export function askFor(policy: Policy, names: ReadonlySet<string>): Policy {
  const tools = Object.entries(policy.tools ?? {}).map(([name, rules]): [string, ToolRules] =>
    names.has(name) ? [name, asking(rules)] : [name, rules],
  );
  return withParts(policy, policy.hide ?? [], tools);
}

const QUESTION: PolicyRule = { conditions: [], on_deny: ASK_A_PERSON };

/** Keys in the order that every policy has them in. */
function asking({ require, deny_if = [], limits }: ToolRules): ToolRules {
  return {
    ...(require !== undefined && { require }),
    deny_if: [...deny_if, QUESTION],
    ...(limits !== undefined && { limits }),
  };
}

function withParts(policy: Policy, hide: readonly string[], tools: readonly (readonly [string, ToolRules])[]): Policy {
  const { hide: _, tools: __, ...rest } = policy;
  return {
    ...rest,
    ...(hide.length > 0 && { hide }),
    // fromEntries makes own keys, also of `__proto__`, which an assignment would lose.
    ...(tools.length > 0 && { tools: Object.fromEntries(tools) }),
  };
}
