import type { Json, JsonObject } from '#crawler/types.ts';
import { evaluate, NO_COUNTERS } from '../evaluate.ts';
import { rulesFor } from '../rules-for.ts';
import type { PolicyRule } from '../types.ts';
import type { LintedPolicy } from './types.ts';

/**
 * Whether a value for one argument passes all rules that a tool has for that argument alone: a hole is told only where no other rule closes it.
 * `path` as conditions write it.
 */
export function passes({ policy, patterns }: LintedPolicy, tool: string, path: string, value: string): boolean {
  const rules = rulesFor(policy, tool);
  const alone = { require: requiredOf(path, rules?.require), deny_if: refusedOf(path, rules?.deny_if) };
  const call = { tool: 'probed', args: argumentsWith(path, value) };
  const probe = { version: '1', default: 'deny', tools: { probed: alone } } as const;
  return evaluate(probe, call, { counters: NO_COUNTERS, now: 0, patterns }).outcome === 'allow';
}

/** Every condition of a requirement has to hold, whatever the others of its rule are about. */
function requiredOf(path: string, list: readonly PolicyRule[] = []): PolicyRule[] {
  const conditions = list.flatMap((rule) => rule.conditions.filter((condition) => condition.path === path));
  return conditions.length === 0 ? [] : [{ conditions }];
}

/** A refusal that is about other arguments too can be got around by those. */
function refusedOf(path: string, list: readonly PolicyRule[] = []): PolicyRule[] {
  return list.filter(
    ({ conditions }) => conditions.length > 0 && conditions.every((condition) => condition.path === path),
  );
}

function argumentsWith(path: string, value: string): JsonObject {
  const steps = path.split('.').slice(1);
  // fromEntries makes own keys, also of `__proto__`.
  const args = steps.reduceRight<Json>((inner, step) => Object.fromEntries([[step, inner]]), value);
  return args as JsonObject;
}
