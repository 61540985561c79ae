import type { Limit, LimitWindow, Policy, ToolRules } from './types.ts';

/** The rules that a policy lists for a tool; undefined where it lists none and the default decides. */
export function rulesFor({ tools }: Policy, tool: string): ToolRules | undefined {
  // hasOwn, because a tool may be called `constructor`.
  return tools !== undefined && Object.hasOwn(tools, tool) ? tools[tool] : undefined;
}

/** All limits that calls to a tool count against, the shortest window first. */
export function limitsOn({ all_tools }: Policy, rules: ToolRules | undefined): Limit[] {
  const limits = [...(rules?.limits ?? []), ...(all_tools?.limits ?? [])];
  return limits.toSorted((left, right) => ORDER[left.window] - ORDER[right.window]);
}

const ORDER = { minute: 0, hour: 1, day: 2 } as const satisfies Record<LimitWindow, number>;
