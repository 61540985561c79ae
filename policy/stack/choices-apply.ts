import { ALWAYS_ASK, argumentRulesOf, joinRules } from '../arguments/index.ts';
import { makeCounterName } from '../counter.ts';
import { rulesFor } from '../rules-for.ts';
import { HIDE_ALL, type Policy, type PolicyRule, type ToolRules } from '../types.ts';
import { compareNames } from './abilities.ts';
import type { Choice, StackChoices } from './choices.ts';
import { decisionIn, isSameChoice, possibleChoice, stricterChoice } from './choices-decision.ts';
import { fillSlots, type UnusedFilling } from './choices-fill.ts';
import { type OwnedTool, ownersByName } from './owners.ts';
import type { StackServer } from './types.ts';

/** The policy that a person's choices make of a recommended one. */
export interface ChosenPolicy {
  readonly policy: Policy;
  /** Tools that lost rules on their arguments, because they were given up: those that had any and can be called. */
  readonly withoutRules: ReadonlySet<string>;
  /** Tools that something is chosen for and that no server of the stack lists; in the order of their names. */
  readonly unknownTools: readonly string[];
  /** Keys of servers that something is chosen for and that are not in the stack. */
  readonly unknownServers: readonly string[];
  /** What was to be filled into slots and cannot be. */
  readonly unusedFillings: readonly UnusedFilling[];
}

/**
 * Changes a stack's recommended policy by what a person chose. Nothing is dropped but what was chosen to be: `allow` and `limit` end a
 * question, a refusal, hiding and the recommended limits, and keep the rules on arguments; `ask` keeps those and the limits. A tool that was hidden
 * comes back with the rules on arguments that its schema asks for. A choice for all of a server leaves hidden what holds hidden instructions, and makes
 * no name freer that another server lists too.
 */
export function applyChoices(
  servers: readonly StackServer[],
  recommended: Policy,
  choices: StackChoices,
): ChosenPolicy {
  const owners = ownersByName(servers);
  const counterName = makeCounterName([...owners.keys()]);
  const hide = new Set(recommended.hide);
  const listed = new Map(Object.entries(recommended.tools ?? {}));
  for (const [name, choice] of wantedChoices(owners, recommended, choices)) {
    hide.delete(name);
    listed.delete(name);
    if (choice.decision === 'hide') hide.add(name);
    else listed.set(name, rulesOf(choice, rulesBefore(recommended, name, owners.get(name) ?? []), counterName(name)));
  }
  const withoutRules = new Set<string>();
  for (const name of choices.withoutArgumentRules) {
    const rules = listed.get(name);
    if (rules === undefined || !looksAtArguments(rules)) continue;
    listed.set(name, withoutConditions(rules));
    withoutRules.add(name);
  }
  const unfilled = policyOf(recommended, hide, listed);
  const { policy, unused } = fillSlots(unfilled, choices, new Set(owners.keys()));
  return { policy, withoutRules, unusedFillings: unused, ...unknownIn(servers, owners, choices) };
}

type Owners = ReadonlyMap<string, readonly OwnedTool[]>;

/** What is to change: choices that come to what is recommended anyway change nothing, not even the order of rules. */
function* wantedChoices(owners: Owners, recommended: Policy, choices: StackChoices): Generator<[string, Choice]> {
  const alone = withoutHideAll(recommended);
  for (const [name, tools] of owners) {
    const before = decisionIn(name === HIDE_ALL ? recommended : alone, name);
    const wanted = choices.tools.get(name) ?? ofServers(tools, before, choices);
    if (wanted === null || isSameChoice(wanted, before)) continue;
    const choice = possibleChoice(name, wanted);
    if (!isSameChoice(choice, before)) yield [name, choice];
  }
}

/** What is hidden by a tool that is really called `*` has choices of its own: they hold once that one is no longer hidden. */
function withoutHideAll(policy: Policy): Policy {
  return { ...policy, hide: (policy.hide ?? []).filter((name) => name !== HIDE_ALL) };
}

/** What choices for whole servers come to for one name. */
function ofServers(tools: readonly OwnedTool[], before: Choice, { servers }: StackChoices): Choice | null {
  if (servers.size === 0 || tools.some(({ tool }) => tool.facets.includes('hidden-instructions'))) return null;
  const chosen = tools.map(({ server }) => servers.get(server.key));
  if (chosen.every((choice) => choice === undefined)) return null;
  return chosen.map((choice) => choice ?? before).reduce(stricterChoice);
}

/** The rules of a tool that is hidden or left out are those that its arguments ask for. */
function rulesBefore(recommended: Policy, name: string, tools: readonly OwnedTool[]): ToolRules {
  return rulesFor(recommended, name) ?? joinRules(tools.map(({ tool }) => argumentRulesOf(tool)));
}

function rulesOf(choice: Choice, before: ToolRules, counter: string): ToolRules {
  const kept = { require: before.require, deny_if: conditional(before.deny_if) };
  switch (choice.decision) {
    case 'allow':
      return inOrder(kept);
    case 'limit':
      return inOrder({ ...kept, limits: [{ counter, window: choice.window, max: choice.max, scope: 'grant' }] });
    case 'ask':
      return inOrder({ ...before, deny_if: [...kept.deny_if, ALWAYS_ASK] });
    case 'deny':
    case 'hide':
      return { deny_if: [REFUSAL] };
  }
}

/** Said by name, so that it stands whatever the default is. */
const REFUSAL: PolicyRule = { conditions: [] };

function looksAtArguments({ require = [], deny_if = [] }: ToolRules): boolean {
  return require.length + conditional(deny_if).length > 0;
}

function withoutConditions({ deny_if = [], limits }: ToolRules): ToolRules {
  return inOrder({ deny_if: deny_if.filter(({ conditions }) => conditions.length === 0), limits });
}

function conditional(rules: readonly PolicyRule[] = []): readonly PolicyRule[] {
  return rules.filter(({ conditions }) => conditions.length > 0);
}

/** Keys in the order that every policy has them in, none of them empty. */
function inOrder(rules: { readonly [Key in keyof ToolRules]: ToolRules[Key] | undefined }): ToolRules {
  const { require = [], deny_if = [], limits = [] } = rules;
  return {
    ...(require.length > 0 && { require }),
    ...(deny_if.length > 0 && { deny_if }),
    ...(limits.length > 0 && { limits }),
  };
}

function policyOf(recommended: Policy, hide: ReadonlySet<string>, listed: ReadonlyMap<string, ToolRules>): Policy {
  const { hide: _, tools: __, ...rest } = recommended;
  const tools = [...listed].toSorted(([left], [right]) => compareNames(left, right));
  return {
    ...rest,
    ...(hide.size > 0 && { hide: [...hide].toSorted(compareNames) }),
    // fromEntries makes own keys, also of `__proto__`, which an assignment would lose.
    ...(tools.length > 0 && { tools: Object.fromEntries(tools) }),
  };
}

function unknownIn(servers: readonly StackServer[], owners: Owners, choices: StackChoices) {
  const keys = new Set(servers.map(({ key }) => key));
  const chosen = [
    ...choices.tools.keys(),
    ...choices.withoutArgumentRules,
    ...choices.fillings.map(({ tool }) => tool),
  ];
  return {
    unknownTools: [...new Set(chosen)].filter((name) => !owners.has(name)).toSorted(compareNames),
    unknownServers: [...choices.servers.keys()].filter((key) => !keys.has(key)),
  };
}
