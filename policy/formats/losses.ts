import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { type Stance, stanceOf, type Treatment, treatmentOf } from './stance.ts';

/** One thing that a policy says and a target cannot: always told, in the file where it has comments and beside it. */
export interface Loss {
  readonly what: 'limits' | 'arguments' | 'ask' | 'hide' | 'deny' | 'reason';
  /** The tools it is lost for, by their names; sorted as the servers list them. */
  readonly tools: readonly string[];
  /** What is lost and what stands in its place; names no tools. */
  readonly sentence: string;
}

/** What a format loses of a policy; empty where it says everything. */
export function lossesOf({ can, title }: Pick<PolicyFormat, 'can' | 'title'>, written: WrittenPolicy): readonly Loss[] {
  const tools = written.servers
    .flatMap((server) => server.tools)
    .map((name) => {
      const stance = stanceOf(written.policy, name);
      return { name, stance, treatment: treatmentOf(stance, can) };
    });
  return KINDS.flatMap(({ what, isLost, says }) => {
    if (can[ABILITY[what]]) return [];
    return [
      ...Map.groupBy(
        tools.filter(({ stance }) => isLost(stance)),
        ({ treatment }) => treatment,
      ),
    ].map(([treatment, group]) => ({
      what,
      tools: group.map(({ name }) => name),
      sentence: `${title} ${says}: ${INSTEAD[treatment]}.`,
    }));
  });
}

const ABILITY = {
  limits: 'limits',
  arguments: 'args',
  ask: 'ask',
  hide: 'hide',
  deny: 'deny',
  reason: 'reason',
} as const;

const KINDS: readonly {
  readonly what: Loss['what'];
  readonly says: string;
  isLost(stance: Stance): boolean;
}[] = [
  { what: 'limits', says: 'cannot limit how often a tool is called', isLost: ({ isLimited }) => isLimited },
  { what: 'arguments', says: 'cannot look at the arguments of a call', isLost: ({ isByArguments }) => isByArguments },
  { what: 'ask', says: 'cannot ask a person', isLost: ({ kind }) => kind === 'ask' },
  { what: 'hide', says: 'cannot take a tool out of the list', isLost: ({ kind }) => kind === 'hide' },
  { what: 'deny', says: 'cannot refuse a tool', isLost: ({ kind }) => kind === 'deny' || kind === 'hide' },
  { what: 'reason', says: 'cannot tell the agent why', isLost: ({ hasReason }) => hasReason },
];

const INSTEAD = {
  allow: 'the call goes through without it',
  ask: 'a person is asked before each call instead',
  deny: 'the tool is refused instead',
  hide: 'the tool is hidden instead',
  omit: 'the tool is left off the list of what is allowed instead',
} as const satisfies Record<Treatment, string>;
