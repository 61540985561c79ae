import { HIDE_ALL, type Policy } from '../types.ts';
import type { PolicyFormat, WrittenServer } from './policy-format.ts';
import { isRefusal, type Stance, stanceOf, stanceOfOthers, stricter, type Treatment, treatmentOf } from './stance.ts';

/** What a file has to say of one server: its tools one by one, and whatever no rule names. */
export interface ServerRules {
  readonly key: string;
  /** The tools in the server's order, then those that an allowing policy refuses although the server does not list them. */
  readonly tools: readonly ToolRule[];
  /** What happens to every tool that no rule names; a refusal is of the whole server where the target cannot refuse the others alone. */
  readonly others: Treatment;
}

export interface ToolRule {
  readonly tool: string;
  readonly stance: Stance;
  /** What the target's rules call it; null where they cannot name it. */
  readonly name: string | null;
  /** What the target could do about the tool if it could tell it from all others. */
  readonly wanted: Treatment;
  /** What the file does about it: `wanted` or stricter. */
  readonly treatment: Treatment;
}

/**
 * Decides what a file says of each tool, so that none comes out looser than the policy: tools that the target knows by one name
 * get the strictest of their treatments, and a tool that it cannot name takes everything along that no rule names.
 */
export function serverRules(
  policy: Policy,
  { key, tools }: WrittenServer,
  { can, ruleName }: Pick<PolicyFormat, 'can' | 'ruleName'>,
): ServerRules {
  const read = (tool: string) => {
    const stance = stanceOf(policy, tool);
    const name = ruleName === undefined ? tool : ruleName(tool, key);
    return { tool, stance, name, wanted: treatmentOf(stance, can) };
  };
  const written = namesToWrite(policy, tools).map(read);
  const others = written
    .filter(({ name }) => name === null)
    .reduce((strictest, tool) => stricter(strictest, tool.wanted), treatmentOfOthers(policy, can));
  const floor = isRefusal(others) && !can.others ? others : 'allow';
  // A tool that the policy refuses may come to be listed under a name that the target takes for another's.
  const byName = strictestByName(ruleName === undefined ? written : [...written, ...namesOf(policy).map(read)]);
  return {
    key,
    others,
    tools: written.map((tool) => ({ ...tool, treatment: stricter(floor, byName.get(tool.name) ?? others) })),
  };
}

/** The names that rules may be written for, each once, with what happens to them. */
export function namedTreatments({ tools }: ServerRules): ReadonlyMap<string, ToolRule> {
  return new Map(tools.flatMap((rule) => (rule.name === null ? [] : [[rule.name, rule] as const])));
}

/** The names with one of these treatments. */
export function namesTreated(rules: ServerRules, ...treatments: readonly Treatment[]): string[] {
  return [...namedTreatments(rules)]
    .filter(([, { treatment }]) => treatments.includes(treatment))
    .map(([name]) => name);
}

/** Under an allowing default a tool that the server does not list (yet) must stay refused; under a denying one it is anyway. */
function namesToWrite(policy: Policy, tools: readonly string[]): readonly string[] {
  if (policy.default === 'deny') return tools;
  return [...new Set([...tools, ...namesOf(policy)])];
}

function namesOf({ hide = [], tools = {} }: Policy): string[] {
  return [...hide.filter((name) => name !== HIDE_ALL), ...Object.keys(tools)];
}

function treatmentOfOthers(policy: Policy, can: PolicyFormat['can']): Treatment {
  const treatment = treatmentOf(stanceOfOthers(policy), can);
  const hidesAll = policy.hide?.includes(HIDE_ALL) === true;
  return isRefusal(treatment) && !can.others && !hidesAll ? 'omit' : treatment;
}

function strictestByName(
  tools: readonly { readonly name: string | null; readonly wanted: Treatment }[],
): ReadonlyMap<string | null, Treatment> {
  const byName = new Map<string | null, Treatment>();
  for (const { name, wanted } of tools) {
    if (name !== null) byName.set(name, stricter(wanted, byName.get(name) ?? 'allow'));
  }
  return byName;
}
