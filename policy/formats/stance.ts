import { ASK_A_PERSON, HIDE_ALL, type Policy, type ToolRules } from '../types.ts';
import type { Abilities } from './policy-format.ts';

/** What a policy holds against one tool, without saying how: the whole that an export has to carry over. */
export interface Stance {
  readonly kind: 'allow' | 'ask' | 'deny' | 'hide';
  /** Of a tool that is allowed or asked about: its calls are counted. */
  readonly isLimited: boolean;
  /** Of such a tool: its arguments are looked at. */
  readonly isByArguments: boolean;
  /** The policy gives its own reason for a refusal. */
  readonly hasReason: boolean;
}

/** What an export does with one tool. `omit`: it stays off the list of what is allowed, which is all that the target can do against it. */
export type Treatment = 'allow' | 'ask' | 'deny' | 'hide' | 'omit';

/** Reads out of a policy what it means for a tool. */
export function stanceOf(policy: Policy, tool: string): Stance {
  if (policy.hide?.some((name) => name === tool || name === HIDE_ALL)) return plain('hide');
  // hasOwn, because a tool may be called `constructor`.
  const rules = policy.tools !== undefined && Object.hasOwn(policy.tools, tool) ? policy.tools[tool] : undefined;
  if (rules === undefined && policy.default === 'deny') return plain('deny');
  return stanceOfRules(rules ?? {}, policy);
}

/** The treatment that is at least as strict as the stance, by what the target can do. */
export function treatmentOf({ kind, isLimited, isByArguments }: Stance, can: Abilities): Treatment {
  const refusal = can.deny ? 'deny' : 'omit';
  if (kind === 'hide') return can.hide ? 'hide' : refusal;
  if (kind === 'deny') return refusal;
  if (kind === 'ask') return can.ask ? 'ask' : refusal;
  const isLost = (isLimited && !can.limits) || (isByArguments && !can.args);
  if (!isLost) return 'allow';
  return can.ask ? 'ask' : 'omit';
}

function stanceOfRules(rules: ToolRules, policy: Policy): Stance {
  const limits = [...(rules.limits ?? []), ...(policy.all_tools?.limits ?? [])];
  const always = (rules.deny_if ?? []).filter(({ conditions }) => conditions.length === 0);
  const refusal = always.find(({ on_deny }) => on_deny !== ASK_A_PERSON);
  if (refusal !== undefined) return { ...plain('deny'), hasReason: refusal.on_deny !== undefined };
  if (limits.some(({ max }) => max === 0)) return plain('deny');
  const conditional = [...(rules.require ?? []), ...(rules.deny_if ?? [])].filter(
    ({ conditions }) => conditions.length > 0,
  );
  return {
    kind: always.length > 0 ? 'ask' : 'allow',
    isLimited: limits.length > 0,
    isByArguments: conditional.length > 0,
    hasReason: conditional.some(({ on_deny }) => on_deny !== undefined),
  };
}

function plain(kind: Stance['kind']): Stance {
  return { kind, isLimited: false, isByArguments: false, hasReason: false };
}
