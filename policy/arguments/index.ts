import { ASK_A_PERSON, type JudgedParameter, type JudgedTool, type PolicyRule } from '../types.ts';
import { amount } from './amount.ts';
import { type ArgumentRule, type ArgumentRules, isHeld } from './argument-rule.ts';
import { bulk } from './bulk.ts';
import { code } from './code.ts';
import { command } from './command.ts';
import { dryRun } from './dry-run.ts';
import { path } from './path.ts';
import { query } from './query.ts';
import { recipients } from './recipients.ts';
import { sqlReadOnly } from './sql-read-only.ts';
import { url } from './url.ts';

export type { ArgumentRule, ArgumentRules } from './argument-rule.ts';

/** In the order that their rules stand in a policy. */
export const ARGUMENT_RULES: readonly ArgumentRule[] = [
  sqlReadOnly,
  query,
  code,
  command,
  url,
  path,
  recipients,
  amount,
  bulk,
  dryRun,
];

/** Asks a person whatever the arguments are. */
export const ALWAYS_ASK: PolicyRule = { conditions: [], on_deny: ASK_A_PERSON };

/** What a tool's arguments are held to; nothing for one whose schema gives nothing to hold. */
export function argumentRulesOf(tool: JudgedTool): ArgumentRules {
  // Most tools take nothing that a rule looks at.
  if (tool.parameters.length === 0) return NOTHING;
  const rules = ARGUMENT_RULES.flatMap((rule) => rule.parametersOf(tool).map((parameter) => hold(rule, parameter)));
  return joinRules(rules);
}

/** All rules of several, each once. */
export function joinRules(all: readonly ArgumentRules[]): ArgumentRules {
  const require = unique(all.flatMap((one) => one.require ?? []));
  const deny_if = unique(all.flatMap((one) => one.deny_if ?? []));
  return { ...(require.length > 0 && { require }), ...(deny_if.length > 0 && { deny_if }) };
}

const NOTHING: ArgumentRules = {};

/** What no condition can name is never let through in silence: a person is asked. */
function hold(rule: ArgumentRule, parameter: JudgedParameter): ArgumentRules {
  return (isHeld(parameter) ? rule.rulesFor(parameter) : null) ?? { deny_if: [ALWAYS_ASK] };
}

/** One parameter may stand in several options of a schema, and several may need to ask. */
function unique(rules: readonly PolicyRule[]): PolicyRule[] {
  if (rules.length < 2) return [...rules];
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
