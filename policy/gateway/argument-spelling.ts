import type { Decision, ToolCall } from '../evaluate.ts';
import { isHidden } from '../hiding.ts';
import { jsonPointer } from '../json-pointer.ts';
import { rulesFor } from '../rules-for.ts';
import type { Policy, PolicyRule } from '../types.ts';
import { spend, type Work } from '../values-at.ts';
import { fold } from './client-message.ts';

/**
 * Denies a call that spells an argument of a rule in another case: a server that reads `Amount` as `amount` would get what no rule has
 * seen. Null where there is none. Accepted: a tool that has two arguments which differ in case alone, and a rule on one, cannot be given the other.
 */
export function otherwiseSpelled(policy: Policy, { tool, args }: ToolCall): Decision | null {
  const rules = isHidden(policy, tool) ? undefined : rulesFor(policy, tool);
  const work: Work = { left: MOST_KEYS };
  for (const kind of ['require', 'deny_if'] as const) {
    for (const [index, rule] of (rules?.[kind] ?? []).entries()) {
      const found = spelledIn(rule, args, work);
      if (found !== null) return denial(jsonPointer('tools', tool, kind, index), found);
    }
  }
  return null;
}

/** Keys and elements that one call may have looked at, for all rules together: about 0.1 s. Beyond, it is denied. */
const MOST_KEYS = 2 ** 20;

/** The key, or that there is too much to be looked through. */
type Found = { readonly key: string } | 'too-much' | null;

function spelledIn({ conditions }: PolicyRule, args: unknown, work: Work): Found {
  return firstOf(conditions, ({ path }) => spelledOnPath(args, path.split('.').slice(1), work));
}

/** The first key on the way that is not the step but folds to it; lists are looked through, as conditions do. */
function spelledOnPath(value: unknown, path: readonly string[], work: Work): Found {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const inner = /^\d+$/.test(step) ? rest : path;
    return spend(work, value.length) ? firstOf(value, (element) => spelledOnPath(element, inner, work)) : 'too-much';
  }
  const keys = Object.keys(value);
  if (!spend(work, keys.length)) return 'too-much';
  const wanted = fold(step);
  const key = keys.find((one) => one !== step && fold(one) === wanted);
  if (key !== undefined) return { key };
  return Object.hasOwn(value, step) ? spelledOnPath(Reflect.get(value, step), rest, work) : null;
}

function firstOf<Value>(values: readonly Value[], find: (value: Value) => Found): Found {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}

function denial(pointer: string, found: Exclude<Found, null>): Decision {
  const message =
    found === 'too-much'
      ? 'The arguments are too large to be checked, so this policy denies the call.'
      : `This policy has a rule on an argument that the call spells ${JSON.stringify(found.key.slice(0, 80))}.`;
  return { outcome: 'deny', pointer, message, asksAPerson: false, retryAt: null };
}
