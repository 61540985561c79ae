import type { Policy } from './types.ts';
import { A_WINDOW, type Verdict, verdictFor } from './verdict.ts';

/** Says in two sentences what the recommended policy of a whole server does to its tools. */
export function describeServerPolicy(policy: Policy, toolNames: readonly string[]): string {
  return `${describeTools(policy, toolNames)} A tool that the server adds later is refused until you list it.`;
}

function describeTools(policy: Policy, toolNames: readonly string[]): string {
  if (toolNames.length === 0) return 'It lists no tool.';
  const [only, another] = toolNames;
  if (only !== undefined && another === undefined) return `Its one tool: ${phrase(verdictFor(policy, only))}.`;
  return `Of ${toolNames.length.toLocaleString('en')} tools, ${new Intl.ListFormat('en').format(describeGroups(policy, toolNames))}.`;
}

/** One phrase for the tools that fare alike, from the freest to the most closely guarded. */
function describeGroups(policy: Policy, toolNames: readonly string[]): string[] {
  const verdicts = toolNames.map((name) => verdictFor(policy, name));
  return [...Map.groupBy(verdicts, phrase)]
    .map(([words, group]) => ({ text: `${group.length.toLocaleString('en')} ${words}`, rank: rank(group[0]) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ text }) => text);
}

function phrase(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'allowed':
      return 'may be called without a limit';
    case 'limited':
      return `up to ${verdict.limit.max} times ${A_WINDOW[verdict.limit.window]} each`;
    case 'refused':
      return `refused${verdict.because === null ? '' : ` (“${verdict.because}”)`}`;
    case 'hidden':
      return 'hidden and refused';
    case 'left-out':
      return 'left out and so refused';
  }
}

const RANK = { allowed: 0, limited: 1, refused: 2, 'left-out': 3, hidden: 4 } as const satisfies Record<
  Verdict['kind'],
  number
>;

/** Within the limited ones, the higher limit comes first: less than one step, so that kinds stay apart. */
function rank(verdict: Verdict | undefined): number {
  if (verdict === undefined) return 0;
  return RANK[verdict.kind] + (verdict.kind === 'limited' ? 1 / (2 + verdict.limit.max) : 0);
}
