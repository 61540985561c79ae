import type { PolicyRule } from '../types.ts';
import type { ArgumentRules } from './argument-rule.ts';

/** All rules of several, each once. */
export function joinRules(all: readonly ArgumentRules[]): ArgumentRules {
  const require = unique(all.flatMap((one) => one.require ?? []));
  const deny_if = unique(all.flatMap((one) => one.deny_if ?? []));
  return { ...(require.length > 0 && { require }), ...(deny_if.length > 0 && { deny_if }) };
}

/** One parameter may stand in several options of a schema, and several may need to ask. */
function unique(rules: readonly PolicyRule[]): PolicyRule[] {
  if (rules.length < 2) return [...rules];
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
