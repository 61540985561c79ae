import { ASK_A_PERSON, type JudgedParameter, type JudgedTool, type PolicyRule } from '../types.ts';
import { amount } from './amount.ts';
import { type ArgumentRule, type ArgumentRules, type HeldParameter, isHeld } from './argument-rule.ts';
import { bulk } from './bulk.ts';
import { code } from './code.ts';
import { command } from './command.ts';
import { dryRun } from './dry-run.ts';
import { joinRules } from './join-rules.ts';
import { path } from './path.ts';
import { query } from './query.ts';
import { recipients } from './recipients.ts';
import { sqlReadOnly } from './sql-read-only.ts';
import { url } from './url.ts';

export type { ArgumentRule, ArgumentRules } from './argument-rule.ts';
export { joinRules } from './join-rules.ts';

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
  const rules = ARGUMENT_RULES.flatMap((rule) =>
    outermost(rule.parametersOf(tool)).map((parameter) => hold(rule, parameter)),
  );
  return joinRules(rules);
}

/** Who is asked about a list of records sees what is in them. */
function outermost(parameters: readonly JudgedParameter[]): readonly JudgedParameter[] {
  const lists = parameters.filter(({ isOfRecords, path }) => isOfRecords === true && path !== null);
  if (lists.length === 0) return parameters;
  return parameters.filter((one) => !lists.some((list) => one.path?.startsWith(`${list.path}.`)));
}

const NOTHING: ArgumentRules = {};

/** What no condition can name, or hold, is never let through in silence: a person is asked. */
function hold(rule: ArgumentRule, parameter: JudgedParameter): ArgumentRules {
  if (!isHeld(parameter)) return { deny_if: [ALWAYS_ASK] };
  return rule.rulesFor(parameter) ?? { deny_if: [askWhereGiven(parameter)] };
}

function askWhereGiven({ path }: HeldParameter): PolicyRule {
  return { conditions: [{ path, op: 'exists', value: true }], on_deny: ASK_A_PERSON };
}
