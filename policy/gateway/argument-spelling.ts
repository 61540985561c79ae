import type { Decision, ToolCall } from '../evaluate.ts';
import { jsonPointer } from '../json-pointer.ts';
import type { Policy, PolicyRule } from '../types.ts';
import { fold } from './client-message.ts';

/**
 * Denies a call that spells an argument of a rule in another case: a server that reads `Amount` as `amount` would get what no rule has
 * seen. Null where there is none. Accepted: a tool that has two arguments which differ in case alone, and a rule on one, cannot be given the other.
 */
export function otherwiseSpelled(policy: Policy, { tool, args }: ToolCall): Decision | null {
  const rules = policy.tools !== undefined && Object.hasOwn(policy.tools, tool) ? policy.tools[tool] : undefined;
  for (const kind of ['require', 'deny_if'] as const) {
    for (const [index, rule] of (rules?.[kind] ?? []).entries()) {
      const key = spelledIn(rule, args);
      if (key !== null) return denial(jsonPointer('tools', tool, kind, index), key);
    }
  }
  return null;
}

function spelledIn({ conditions }: PolicyRule, args: unknown): string | null {
  for (const { path } of conditions) {
    const key = spelledOnPath(args, path.split('.').slice(1));
    if (key !== null) return key;
  }
  return null;
}

/** The first key on the way that is not the step but folds to it; lists are looked through, as conditions do. */
function spelledOnPath(value: unknown, path: readonly string[]): string | null {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const inner = /^\d+$/.test(step) ? rest : path;
    return firstOf(value, (element) => spelledOnPath(element, inner));
  }
  const wanted = fold(step);
  const other = Object.keys(value).find((key) => key !== step && fold(key) === wanted);
  return (
    other ??
    firstOf(Object.values(Object.hasOwn(value, step) ? { [step]: Reflect.get(value, step) } : {}), (inner) =>
      spelledOnPath(inner, rest),
    )
  );
}

function firstOf(values: readonly unknown[], find: (value: unknown) => string | null): string | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}

function denial(pointer: string, key: string): Decision {
  const message = `This policy has a rule on an argument that the call spells ${JSON.stringify(key.slice(0, 80))}.`;
  return { outcome: 'deny', pointer, message, asksAPerson: false, retryAt: null };
}
