import { rulesFor } from '../rules-for.ts';
import { HIDE_ALL, type Policy } from '../types.ts';
import type { ArgumentLoss } from './intercept-conditions.ts';
import { limitsOfAll } from './intercept-limits.ts';
import { isNameless, translateTool } from './intercept-tool.ts';
import type { Loss } from './losses.ts';
import { stanceOf } from './stance.ts';

export type InterceptLossKind = ArgumentLoss | 'shared' | 'dotted' | 'asks' | 'nameless' | 'all';

/** What Intercept loses of a policy beside what it cannot do at all; the tools are those of the server. */
export function interceptLosses(policy: Policy, tools: readonly string[]): readonly Loss[] {
  const kinds = tools.map((tool) => ({ tool, kinds: kindsOf(policy, tools, tool) }));
  const losses = KINDS.flatMap(({ kind, what, sentence }) => {
    const lost = kinds.filter((one) => one.kinds.includes(kind)).map(({ tool }) => tool);
    return lost.length === 0 ? [] : [{ what, tools: [...new Set(lost)], sentence: `Intercept ${sentence}` }];
  });
  return limitsOfAll(policy).length > 0 && !isStarTaken(policy, tools) ? [...losses, STAR] : losses;
}

/** Whether the rules of all tools would be those of a tool called `*`, which the server lists or the policy names. */
export function isStarTaken(policy: Policy, tools: readonly string[]): boolean {
  return limitsOfAll(policy).length > 0 && (tools.includes(HIDE_ALL) || rulesFor(policy, HIDE_ALL) !== undefined);
}

/** Whether a tool that no rule can name would be open although the policy holds it back: then only what is listed may be called. */
export function losesRules(policy: Policy): boolean {
  return Object.keys(policy.tools ?? {}).some((tool) => isNameless(tool) && holdsBack(policy, tool));
}

/** The one thing that comes out looser; nothing that Intercept reads would prevent it. */
const STAR: Loss = {
  what: 'others',
  tools: [],
  sentence:
    'Intercept takes a tool called * for all tools: should the server add one of that name, it may be called within the limits of all tools.',
};

function kindsOf(policy: Policy, tools: readonly string[], tool: string): readonly InterceptLossKind[] {
  if (isStarTaken(policy, tools)) return ['all'];
  if (stanceOf(policy, tool).kind !== 'allow') return [];
  if (isNameless(tool)) return policy.default === 'allow' && losesRules(policy) ? ['nameless'] : [];
  return translateTool(policy, tool).losses;
}

/** Whether the policy has rules of its own for a tool. */
function holdsBack(policy: Policy, tool: string): boolean {
  return Object.values(rulesFor(policy, tool) ?? {}).some((list) => list.length > 0);
}

interface Kind {
  readonly kind: InterceptLossKind;
  readonly what: Loss['what'];
  readonly sentence: string;
}

const KINDS: readonly Kind[] = [
  {
    kind: 'absent',
    what: 'arguments',
    sentence: 'cannot deny what matches, only what does not: a call that leaves the argument out is refused too.',
  },
  {
    kind: 'several',
    what: 'arguments',
    sentence: 'cannot deny where several conditions meet: a call that one of them matches is refused already.',
  },
  {
    kind: 'given',
    what: 'arguments',
    sentence: 'cannot deny by a pattern or a part: calls that give the argument at all are refused instead.',
  },
  {
    kind: 'untold',
    what: 'arguments',
    sentence: 'cannot tell true from "true", nor look for a number in a list: the tool is refused instead.',
  },
  {
    kind: 'shared',
    what: 'limits',
    sentence: 'cannot count the calls of several tools together: each gets its share of the limit instead.',
  },
  {
    kind: 'dotted',
    what: 'limits',
    sentence: 'cannot count the calls of a tool with a dot in its name: the tool is refused instead.',
  },
  { kind: 'asks', what: 'ask', sentence: 'cannot ask a person: the calls that the rule is about are refused instead.' },
  { kind: 'nameless', what: 'name', sentence: 'cannot name the tool in a rule: the tool is refused instead.' },
  {
    kind: 'all',
    what: 'name',
    sentence: 'cannot tell a tool called * from all tools, which are limited together: every tool is hidden instead.',
  },
];
