import type { Abilities, PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { type ServerRules, serverRules, type ToolRule } from './server-rules.ts';
import { stanceOfOthers, type Treatment } from './stance.ts';

/** One thing that a policy says and a target cannot: always told, in the file where it has comments and beside it. */
export interface Loss {
  /** `name`: the target's rules cannot name the tool, or not alone; `others`: tools that no rule names; `key`: rules for the server do not hold. */
  readonly what: 'key' | 'name' | 'others' | 'limits' | 'arguments' | 'ask' | 'hide' | 'deny' | 'reason';
  /** The tools it is lost for, by their names; sorted as the servers list them. Empty where it is lost for none of these. */
  readonly tools: readonly string[];
  /** What is lost and what stands in its place; names no tools. */
  readonly sentence: string;
}

type Speaking = Pick<PolicyFormat, 'can' | 'title' | 'ruleName' | 'keyProblem' | 'furtherLosses'>;

/** What a format loses of a policy; empty where it says everything. */
export function lossesOf(format: Speaking, policyToWrite: WrittenPolicy): readonly Loss[] {
  const { policy, servers } = policyToWrite;
  const written = servers.map((server) => serverRules(policy, server, format));
  const isOpen = !format.can.others && stanceOfOthers(policy).kind === 'deny';
  return [
    ...written.flatMap((rules) => keyLosses(format, rules)),
    ...written.flatMap((rules) => nameLosses(format, rules)),
    ...(isOpen && written.some(({ others }) => others === 'omit') ? [openLoss(format)] : []),
    ...KINDS.flatMap((kind) => lossesOfKind(format, kind, written)),
    ...(format.furtherLosses?.(policyToWrite) ?? []),
  ];
}

function keyLosses({ keyProblem }: Speaking, { key, tools }: ServerRules): Loss[] {
  const sentence = keyProblem?.(key) ?? null;
  return sentence === null ? [] : [{ what: 'key', tools: tools.map(({ tool }) => tool), sentence }];
}

function nameLosses({ title, can }: Speaking, { tools, others }: ServerRules): Loss[] {
  const nameless = tools.filter(({ name, wanted, treatment }) => name === null && wanted !== treatment);
  const taken = tools.filter(({ name, wanted, treatment }) => name !== null && wanted !== treatment);
  const isWholeServer = !can.others && (others === 'deny' || others === 'hide');
  const why = isWholeServer
    ? 'cannot name a tool that has to be refused'
    : 'cannot tell the tool from another one by its name';
  return [
    ...grouped(nameless).map(([treatment, group]) =>
      lossOf('name', group, `${title} cannot name the tool in a rule: ${INSTEAD[treatment]}.`),
    ),
    ...grouped(taken).map(([treatment, group]) => lossOf('name', group, `${title} ${why}: ${INSTEAD[treatment]}.`)),
  ];
}

function openLoss({ title }: Speaking): Loss {
  const sentence = `${title} cannot refuse what no rule names: a tool that the server adds later is not refused, but left to what the client does with an unknown tool.`;
  return { what: 'others', tools: [], sentence };
}

function lossesOfKind({ title, can }: Speaking, kind: Kind, written: readonly ServerRules[]): Loss[] {
  if (can[kind.ability]) return [];
  const lost = written.flatMap(({ tools }) => tools.filter((rule) => kind.isLost(rule, can)));
  return grouped(lost).map(([treatment, group]) =>
    lossOf(kind.what, group, `${title} ${kind.says}: ${kind.instead ?? INSTEAD[treatment]}.`),
  );
}

function grouped(rules: readonly ToolRule[]): [Treatment, ToolRule[]][] {
  return [...Map.groupBy(rules, ({ treatment }) => treatment)];
}

function lossOf(what: Loss['what'], rules: readonly ToolRule[], sentence: string): Loss {
  // A policy knows tools by their names alone, whichever of its servers lists them.
  return { what, tools: [...new Set(rules.map(({ tool }) => tool))], sentence };
}

interface Kind {
  readonly what: Loss['what'];
  /** What a target needs for it not to be lost. */
  readonly ability: keyof Abilities;
  readonly says: string;
  /** What stands in its place, where that is not told by what the file does about the tool. */
  readonly instead?: string;
  isLost(rule: ToolRule, can: Abilities): boolean;
}

const KINDS: readonly Kind[] = [
  {
    what: 'limits',
    ability: 'limits',
    says: 'cannot limit how often a tool is called',
    isLost: ({ stance }) => stance.isLimited,
  },
  {
    what: 'arguments',
    ability: 'args',
    says: 'cannot look at the arguments of a call',
    isLost: ({ stance }) => stance.isByArguments,
  },
  { what: 'ask', ability: 'ask', says: 'cannot ask a person', isLost: ({ stance }) => stance.kind === 'ask' },
  {
    what: 'hide',
    ability: 'hide',
    says: 'cannot take a tool out of the list',
    isLost: ({ stance }) => stance.kind === 'hide',
  },
  {
    what: 'deny',
    ability: 'deny',
    says: 'cannot refuse a tool',
    isLost: ({ stance }) => stance.kind === 'deny' || stance.kind === 'hide',
  },
  {
    what: 'reason',
    ability: 'reason',
    says: 'cannot tell the agent why',
    instead: 'a refusal comes without the reason that the policy gives',
    isLost: ({ stance }, can) => stance.reason !== null && (can.args || !stance.isByArguments),
  },
];

const INSTEAD = {
  allow: 'the call goes through without it',
  ask: 'a person is asked before each call instead',
  deny: 'the tool is refused instead',
  hide: 'the tool is hidden instead',
  omit: 'the tool is left off the list of what is allowed instead',
} as const satisfies Record<Treatment, string>;
