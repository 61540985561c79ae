import { isHidden } from '../hiding.ts';
import { ASK_A_PERSON, HIDE_ALL, type Limit, type Policy, type PolicyRule, type ToolRules } from '../types.ts';
import type { Abilities } from './policy-format.ts';

/** What a policy holds against one tool, without saying how: the whole that an export has to carry over. */
export interface Stance {
  readonly kind: 'allow' | 'ask' | 'deny' | 'hide';
  /** Of a tool that is allowed or asked about: its calls are counted. */
  readonly isLimited: boolean;
  /** Of such a tool: its arguments are looked at. */
  readonly isByArguments: boolean;
  /** The first reason of its own that the policy gives for a refusal: of every call, or, where arguments are looked at, of some. */
  readonly reason: string | null;
}

/** What an export does with one tool. `omit`: it stays off the list of what is allowed, which is all that the target can do against it. */
export type Treatment = 'allow' | 'ask' | 'omit' | 'deny' | 'hide';

/** Reads out of a policy what it means for a tool. */
export function stanceOf(policy: Policy, tool: string): Stance {
  if (isHidden(policy, tool)) return plain('hide');
  // hasOwn, because a tool may be called `constructor`.
  const rules = policy.tools !== undefined && Object.hasOwn(policy.tools, tool) ? policy.tools[tool] : undefined;
  return rules === undefined ? stanceOfOthers(policy) : stanceOfRules(rules, limitsOfAll(policy));
}

/** What a policy means for every tool that it does not name. */
export function stanceOfOthers(policy: Policy): Stance {
  if (policy.hide?.includes(HIDE_ALL)) return plain('hide');
  return policy.default === 'deny' ? plain('deny') : stanceOfRules({}, limitsOfAll(policy));
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

/** The stricter of two treatments. */
export function stricter(left: Treatment, right: Treatment): Treatment {
  return STRICTNESS[left] >= STRICTNESS[right] ? left : right;
}

/** Whether a treatment lets no call through. */
export function isRefusal(treatment: Treatment): boolean {
  return treatment === 'deny' || treatment === 'hide';
}

const STRICTNESS = { allow: 0, ask: 1, omit: 2, deny: 3, hide: 4 } as const satisfies Record<Treatment, number>;

function stanceOfRules({ require = [], deny_if = [], limits = [] }: ToolRules, ofAll: readonly Limit[]): Stance {
  const always = deny_if.filter(({ conditions }) => conditions.length === 0);
  const refusal = always.find(({ on_deny }) => on_deny !== ASK_A_PERSON);
  if (refusal !== undefined) return { ...plain('deny'), reason: refusal.on_deny ?? null };
  const isUsedUp = ({ max }: Limit): boolean => max === 0;
  if (limits.some(isUsedUp) || ofAll.some(isUsedUp)) return plain('deny');
  const conditional = [...require, ...deny_if].filter(({ conditions }) => conditions.length > 0);
  return {
    kind: always.length > 0 ? 'ask' : 'allow',
    isLimited: limits.length > 0 || ofAll.length > 0,
    isByArguments: conditional.length > 0,
    reason: conditional.find(givesReason)?.on_deny ?? null,
  };
}

function givesReason({ on_deny }: PolicyRule): boolean {
  return on_deny !== undefined && on_deny !== ASK_A_PERSON;
}

function limitsOfAll({ all_tools }: Policy): readonly Limit[] {
  return all_tools?.limits ?? [];
}

function plain(kind: Stance['kind']): Stance {
  return { kind, isLimited: false, isByArguments: false, reason: null };
}
