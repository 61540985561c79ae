import { ASK_A_PERSON, type Policy } from '../types.ts';
import { describeLimits } from './describe-effect.ts';
import { type Callable, looksAtArguments, type Verdict, verdictFor, waitsForSlots } from './verdict.ts';

/** Says in two sentences what the policy of a whole server does to its tools. */
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
    case 'callable':
      return phraseCallable(verdict);
    case 'refused':
      return `refused${verdict.because === null ? '' : ` (“${verdict.because}”)`}`;
    case 'hidden':
      return 'hidden and refused';
    case 'left-out':
      return 'left out and so refused';
  }
}

function phraseCallable(verdict: Callable): string {
  if (waitsForSlots(verdict)) return 'refused until you fill in a slot';
  if (verdict.asks) return `refused unless a person approves (“${ASK_A_PERSON}”)`;
  const held = looksAtArguments(verdict.held) ? ', if the arguments pass' : '';
  return verdict.limits.length > 0
    ? `up to ${describeLimits(verdict.limits)} each${held}`
    : `may be called without a limit${held}`;
}

/** Less than lies between two limits of one window that anybody sets. */
const HELD = 1e-9;

const RANK = { refused: 4, 'left-out': 5, hidden: 6 } as const;

/** Within the limited ones, the higher limit comes first: less than one step, so that kinds stay apart. */
function rank(verdict: Verdict | undefined): number {
  if (verdict === undefined) return 0;
  if (verdict.kind !== 'callable') return RANK[verdict.kind];
  if (waitsForSlots(verdict)) return 3;
  if (verdict.asks) return 2;
  const [limit] = verdict.limits;
  return (limit === undefined ? 0 : 1 + 1 / (2 + limit.max)) + (looksAtArguments(verdict.held) ? HELD : 0);
}
