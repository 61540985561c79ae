import { jsonPointer } from '../json-pointer.ts';
import { rulesFor } from '../rules-for.ts';
import { ASK_A_PERSON, HIDE_ALL, type Policy, type PolicyRule } from '../types.ts';
import { type InterceptCondition, translateDenyIf, translateRequire } from './intercept-conditions.ts';
import { type InterceptLimit, stateOfAll, translateLimits } from './intercept-limits.ts';
import type { InterceptLossKind } from './intercept-losses.ts';
import type { ToolRule } from './server-rules.ts';

/** A rule of Intercept. Named by what it stands for: the pointer of a rule in policy.json. */
export interface InterceptRule {
  readonly name: string;
  readonly action?: 'deny';
  readonly rate_limit?: string;
  readonly conditions?: readonly InterceptCondition[];
  readonly on_deny?: string;
}

/** The rules of a tool, none where it is allowed as it is; null where it is left out, to be treated as any other. */
export function interceptRules(
  policy: Policy,
  { tool, stance, treatment }: ToolRule,
  isOpen: boolean,
): readonly InterceptRule[] | null {
  if (treatment === 'hide') return null;
  if (treatment === 'allow') return translateTool(policy, tool).rules;
  const reason = stance.kind === 'ask' ? ASK_A_PERSON : stance.reason;
  return isOpen || rulesFor(policy, tool) !== undefined ? [refusal(policy, tool, reason)] : null;
}

export interface TranslatedTool {
  readonly rules: readonly InterceptRule[];
  readonly losses: readonly InterceptLossKind[];
}

/** What the policy says of a tool that it may allow, as rules of Intercept: as strict or stricter. */
export function translateTool(policy: Policy, tool: string): TranslatedTool {
  const rules = rulesFor(policy, tool);
  const required = (rules?.require ?? []).map((rule, at) =>
    translated(rule, translateRequire(rule), tool, 'require', at),
  );
  const denied = (rules?.deny_if ?? [])
    // Those without conditions ask a person or deny always, which is not the business of a tool that may be allowed.
    .map((rule, at) => translated(rule, translateDenyIf(rule), tool, 'deny_if', at));
  const limits = translateLimits(policy, tool);
  const onArguments = [...required, ...denied];
  const losses = new Set([...onArguments.flatMap((rule) => rule.losses), ...limits.losses]);
  const isRefused = limits.limits === null || onArguments.some(({ rule }) => rule === null);
  if (isRefused) return { rules: [refusal(policy, tool, null)], losses: [...losses] };
  const limited = (limits.limits ?? []).map((limit) => limitRule(limit, jsonPointer('tools', tool, 'limits')));
  return { rules: [...onArguments.flatMap(({ rule }) => rule ?? []), ...limited], losses: [...losses] };
}

/** `*` is all tools, `_global` the counters of all, and blank names are not taken; half a character is no name. */
export function isNameless(tool: string): boolean {
  return tool === HIDE_ALL || tool === '_global' || tool.trim() === '' || !tool.isWellFormed();
}

export function limitRule(limit: InterceptLimit, from: string): InterceptRule {
  const name = `${from}: ${limit.max} per ${limit.window}`;
  if (limit.max === 0) return { name, action: 'deny' };
  const isOfTool = from !== ALL_TOOLS;
  return limit.isOfAll && isOfTool
    ? {
        name,
        conditions: [stateOfAll(limit)],
        on_deny: `Limit of ${limit.max} per ${limit.window} reached. Try again later.`,
      }
    : { name, rate_limit: `${limit.max}/${limit.window}` };
}

/** Where the limits of all tools stand. */
export const ALL_TOOLS = '/all_tools/limits';

function translated(
  { conditions: given, on_deny }: PolicyRule,
  { conditions, losses }: ReturnType<typeof translateRequire>,
  tool: string,
  list: 'require' | 'deny_if',
  index: number,
): { readonly rule: readonly InterceptRule[] | null; readonly losses: readonly InterceptLossKind[] } {
  const asks: readonly InterceptLossKind[] = on_deny === ASK_A_PERSON ? ['asks'] : [];
  if (conditions === null) return { rule: null, losses: [...losses, ...asks] };
  // A rule that requires nothing is always satisfied; Intercept does not take one.
  if (conditions.length === 0 && given.length === 0) return { rule: [], losses: [] };
  const name = jsonPointer('tools', tool, list, index);
  return { rule: [{ name, conditions, ...withReason(on_deny) }], losses: [...losses, ...asks] };
}

function refusal(policy: Policy, tool: string, reason: string | null): InterceptRule {
  const name = rulesFor(policy, tool) === undefined ? '/default' : jsonPointer('tools', tool);
  return { name, action: 'deny', ...withReason(reason ?? undefined) };
}

function withReason(on_deny: string | undefined): { readonly on_deny?: string } {
  return on_deny === undefined ? {} : { on_deny };
}
