import type { Category } from '#classifier/taxonomy.ts';
import { HIDE_ALL, type JudgedTool, type Policy } from '../types.ts';
import { shownName } from '../visible-text.ts';
import { describeCallable } from './describe-effect.ts';
import { describeCheck, describeLoop, describeTaking, type Names } from './describe-use.ts';
import { type Verdict, verdictFor, waitsForSlots } from './verdict.ts';

/** Sentences for the page of one tool; plain text, with the tool's and the server's names in them. */
export interface PolicyDescription {
  /** What the rule does to this tool. */
  readonly effect: string;
  /** What this file does to the rest of the server. */
  readonly rest: string;
  /** What happens to an agent in a loop. */
  readonly loop: string;
  /** How to take the file, and how to see that it works once the gateway has it. */
  readonly taking: string;
  readonly check: string;
}

/** What a page knows when it describes a tool's own policy. */
export interface DescribedTool {
  readonly tool: Pick<JudgedTool, 'name' | 'category' | 'facets'>;
  /** As `recommendForTool` made it, by any profile. */
  readonly policy: Policy;
  /** A name for people, such as `Twenty CRM`. */
  readonly serverTitle: string;
  /** All tools of the server, this one included. */
  readonly serverToolCount: number;
}

/** Says what a tool's own policy does: only what follows from the format, nothing that a gateway may add. */
export function describePolicy(described: DescribedTool): PolicyDescription {
  const { tool, policy, serverTitle, serverToolCount } = described;
  const verdict = verdictFor(policy, tool.name);
  const names = { tool: shownName(tool.name), server: shownName(serverTitle) };
  const others = serverToolCount - 1;
  return {
    effect: describeEffect(verdict, names, tool),
    rest: policy.hide?.includes(HIDE_ALL) ? describeHideAll(names) : describeRest(verdict, names, others),
    loop: describeLoop(verdict, names),
    taking: describeTaking(verdict, others),
    check: describeCheck(verdict, names),
  };
}

function describeEffect(verdict: Verdict, names: Names, tool: DescribedTool['tool']): string {
  switch (verdict.kind) {
    case 'hidden':
      return `${names.tool} is removed from the list of tools that the agent sees, and a call to it is refused all the same${hiddenBecause(tool)}.`;
    case 'left-out':
      return `${names.tool} is not listed, so the default refuses every call to it: ${leftOutBecause(tool.category)}.`;
    case 'refused':
      return `Every call to ${names.tool} is refused${verdict.because === null ? '' : `, with “${verdict.because}”`}.`;
    case 'callable':
      return describeCallable(verdict, names);
  }
}

function hiddenBecause({ facets }: DescribedTool['tool']): string {
  return facets.includes('hidden-instructions')
    ? ', because its text holds instructions or characters that people are not meant to see'
    : '';
}

function leftOutBecause(category: Category): string {
  if (category === 'unknown')
    return 'nothing in its definition decides what a call does. Find that out before you list it';
  return `hiding a tool of that name would hide all others with it, since ${HIDE_ALL} stands for every tool`;
}

function describeHideAll({ server }: Names): string {
  return `${HIDE_ALL} hides every tool of ${server}, not this one alone.`;
}

function describeRest(verdict: Verdict, { server }: Names, others: number): string {
  if (others <= 0) return `${server} lists no other tool; whatever it adds later is refused until you list it.`;
  const effect = isUsable(verdict)
    ? `The default is deny: on its own, this file also refuses everything else of ${server} (${otherTools(others)}).`
    : `The default is deny: on its own, this file leaves nothing of ${server} to call, for everything else (${otherTools(others)}) is refused too.`;
  return `${effect} To keep them, use the policy of the whole server, which treats this tool the same.`;
}

/** Without further work on the file, or a person beside it. */
function isUsable(verdict: Verdict): boolean {
  return verdict.kind === 'callable' && !verdict.asks && !waitsForSlots(verdict);
}

function otherTools(count: number): string {
  return count === 1 ? 'one more tool' : `${count.toLocaleString('en')} more tools`;
}
