import { argumentRulesOf } from '../arguments/index.ts';
import { hidingEntry } from '../hiding.ts';
import { jsonPointer } from '../json-pointer.ts';
import { rulesFor } from '../rules-for.ts';
import { findSlots, type Slot } from '../slots.ts';
import {
  ASK_A_PERSON,
  type JudgedParameter,
  type JudgedTool,
  type Policy,
  type PolicyRule,
  type ToolRules,
} from '../types.ts';
import { CAN_RUN_CODE, CAN_SEND_OUT } from './abilities.ts';
import type { FlowKind } from './types.ts';

/** What keeps a call from doing harm unseen: a part of the policy, and what it does in a few words. */
export interface Hold {
  /** JSON Pointer into the policy. */
  readonly pointer: string;
  readonly does: string;
}

/** Asks a policy what holds a tool in a flow; null where nothing does. */
export type HoldOf = (tool: JudgedTool, kind: FlowKind) => Hold | null;

/**
 * A tool is held where every call of it is refused or asks a person, or where a slot has a say over the very channel: the address or the
 * recipients that data would leave by, the command that would be run. A limit holds nothing: one call is enough.
 */
export function holdsOf(policy: Policy): HoldOf {
  const slots = Map.groupBy(findSlots(policy), ({ tool }) => tool);
  return (tool, kind) => {
    const hold = holdOfName(policy, tool.name);
    return hold ?? holdOfChannel(tool, kind, slots.get(tool.name) ?? [], rulesFor(policy, tool.name) ?? {});
  };
}

/** What a policy has against every single call of a name; null where some calls pass. */
export function holdOfName(policy: Policy, name: string): Hold | null {
  const hiding = hidingEntry(policy, name);
  if (hiding !== -1) return { pointer: jsonPointer('hide', hiding), does: 'is hidden' };
  const rules = rulesFor(policy, name);
  if (rules !== undefined) return holdOfRules(rules, name);
  return policy.default === 'deny' ? { pointer: jsonPointer('default'), does: 'is not listed' } : null;
}

function holdOfRules({ deny_if = [], limits = [] }: ToolRules, name: string): Hold | null {
  const always = [...deny_if.entries()].filter(([, { conditions }]) => conditions.length === 0);
  // A refusal comes before a question, as in evaluate.ts.
  const [at, rule] = always.find(([, { on_deny }]) => on_deny !== ASK_A_PERSON) ?? always[0] ?? [];
  if (rule !== undefined) {
    return {
      pointer: jsonPointer('tools', name, 'deny_if', at ?? 0),
      does: rule.on_deny === ASK_A_PERSON ? 'asks a person' : 'is refused',
    };
  }
  const closed = limits.findIndex(({ max }) => max === 0);
  return closed === -1 ? null : { pointer: jsonPointer('tools', name, 'limits', closed), does: 'is refused' };
}

function holdOfChannel(tool: JudgedTool, kind: FlowKind, slots: readonly Slot[], rules: ToolRules): Hold | null {
  const channel = CHANNEL[kind](tool);
  // A channel that may be left out is replaced by one that nobody sees: who answers a message need not name its recipient.
  if (!channel.some(({ isRequired }) => isRequired)) return null;
  const holds = channel.map((parameter) => holdBySlot(parameter, slots) ?? holdByReading(tool, parameter, rules));
  return holds.includes(null) ? null : (holds[0] ?? null);
}

/** A slot that somebody changed by hand holds nothing that could be told. */
function holdBySlot({ path }: JudgedParameter, slots: readonly Slot[]): Hold | null {
  const slot = slots.find((one) => one.path === path && one.allowed !== null);
  if (slot === undefined) return null;
  return { pointer: slot.pointer, does: slot.isFilled ? ONLY[slot.kind] : NOT_YET[slot.kind] };
}

/** A query that is held to reading runs nothing of a stranger's, where all the rules that hold it so are there. */
function holdByReading(tool: JudgedTool, parameter: JudgedParameter, rules: ToolRules): Hold | null {
  if (!parameter.roles.includes('query')) return null;
  const guard = argumentRulesOf({ ...tool, parameters: [parameter] });
  const [first] = guard.require ?? [];
  if (first === undefined || !holdsAll(rules.require, guard.require) || !holdsAll(rules.deny_if, guard.deny_if))
    return null;
  return { pointer: jsonPointer('tools', tool.name, 'require', indexOf(rules.require, first)), does: 'only reads' };
}

function holdsAll(given: readonly PolicyRule[] | undefined, wanted: readonly PolicyRule[] = []): boolean {
  return wanted.every((rule) => indexOf(given, rule) !== -1);
}

function indexOf(rules: readonly PolicyRule[] | undefined, wanted: PolicyRule): number {
  const text = JSON.stringify(wanted);
  return rules?.findIndex((rule) => JSON.stringify(rule) === text) ?? -1;
}

const withRole = ({ parameters }: JudgedTool, ...roles: readonly JudgedParameter['roles'][number][]) =>
  parameters.filter((parameter) => roles.some((role) => parameter.roles.includes(role)));

/** The arguments that decide where data goes, or what is run; empty where the definition does not show all of them. */
const CHANNEL = {
  leak: (tool) => {
    const recipients = withRole(tool, 'recipients');
    const hidesPlaces = recipients.length === 0 && withRole(tool, 'id', 'public').length > 0;
    // It sends to people or places outside, and only an id says which: the address that it also takes is not the way out.
    if (tool.facets.includes('external-sink') && hidesPlaces) return [];
    return withRole(tool, 'recipients', 'free-url');
  },
  takeover: (tool) => withRole(tool, 'command', 'code', 'query'),
} as const satisfies Record<FlowKind, (tool: JudgedTool) => readonly JudgedParameter[]>;

const ONLY = {
  url: 'goes to listed addresses alone',
  path: 'takes listed paths alone',
  command: 'runs listed commands alone',
  code: 'runs listed code alone',
  query: 'runs listed queries alone',
  recipient: 'goes to listed recipients alone',
  amount: 'takes listed amounts alone',
} as const satisfies Record<Slot['kind'], string>;

const NOT_YET = {
  url: 'refuses every address until some are listed',
  path: 'refuses every path until some are listed',
  command: 'refuses every command until some are listed',
  code: 'refuses all code until some is listed',
  query: 'refuses every query until some are listed',
  recipient: 'refuses every recipient until some are listed',
  amount: 'refuses every amount until one is set',
} as const satisfies Record<Slot['kind'], string>;

/** The flows that a tool can be the end of. */
export function endsOf(tool: JudgedTool): FlowKind[] {
  return [
    ...(CAN_SEND_OUT(tool) > 0 ? ['leak' as const] : []),
    ...(CAN_RUN_CODE(tool) > 0 ? ['takeover' as const] : []),
  ];
}
