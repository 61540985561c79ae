import { HIDE_ALL, type Limit, type LimitWindow, type Policy } from './types.ts';

/** What a recommended policy does with a call to one tool. */
export type Verdict =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'refused'; readonly because: string | null }
  | { readonly kind: 'limited'; readonly limit: Limit }
  | { readonly kind: 'allowed' };

/** Reads the verdict out of the policy itself, so that what a page says follows the file it shows. */
export function verdictFor(policy: Policy, toolName: string): Verdict {
  if (policy.hide?.includes(toolName) || policy.hide?.includes(HIDE_ALL)) return { kind: 'hidden' };
  // hasOwn, because a tool may be called `constructor`.
  const rules = policy.tools && Object.hasOwn(policy.tools, toolName) ? policy.tools[toolName] : undefined;
  if (rules === undefined) return { kind: 'left-out' };
  const refusal = rules.deny_if?.find((rule) => rule.conditions.length === 0);
  if (refusal) return { kind: 'refused', because: refusal.on_deny ?? null };
  const limit = rules.limits?.[0];
  return limit ? { kind: 'limited', limit } : { kind: 'allowed' };
}

/** A window with its article, for sentences. */
export const A_WINDOW = { minute: 'a minute', hour: 'an hour', day: 'a day' } as const satisfies Record<
  LimitWindow,
  string
>;
