import type { Condition, Policy, PolicyRule } from './types.ts';

/** A rule with where it stands. */
export interface PlacedRule {
  readonly tool: string;
  readonly list: 'require' | 'deny_if';
  readonly index: number;
  readonly rule: PolicyRule;
}

/** A condition with the keys that lead to it. */
export interface PlacedCondition {
  readonly path: readonly (string | number)[];
  readonly condition: Condition;
}

/** Every rule on arguments, in the order of the policy. */
export function placedRules({ tools = {} }: Policy): PlacedRule[] {
  return Object.entries(tools).flatMap(([tool, rules]) =>
    (['require', 'deny_if'] as const).flatMap((list) =>
      (rules[list] ?? []).map((rule, index) => ({ tool, list, index, rule })),
    ),
  );
}

/** Every condition, in the order of the policy. */
export function placedConditions(policy: Policy): PlacedCondition[] {
  return placedRules(policy).flatMap(({ tool, list, index, rule }) =>
    rule.conditions.map((condition, place) => ({
      path: ['tools', tool, list, index, 'conditions', place],
      condition,
    })),
  );
}
