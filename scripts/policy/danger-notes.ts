import { listed, shown, shownTool } from '#pipeline/scan/shown.ts';
import type { CuttingRule, FlowKind, StackDangers, StackedTool, ToxicFlow } from '#policy/stack/types.ts';
import { ASK_A_PERSON } from '#policy/types.ts';
import type { Note } from './notes.ts';

/** What the servers of a policy do to each other, and the rule that stops it; a sentence each. */
export function dangerNotes({ collisions, shadowings, lookAlikes, flows }: StackDangers): Note[] {
  return [
    ...listNote(
      'same',
      'Names that several servers have; policy.json knows tools by name alone, so one rule holds for all of them:',
      collisions.map(
        ({ name, servers, rule }) =>
          `${shown(name)} of ${listed(servers.map((key) => shown(key)))}: ${rule.does} (${shown(rule.pointer, 120)})`,
      ),
    ),
    ...listNote(
      'shadow',
      'Texts about another server’s tool, which may change how it is used:',
      shadowings.map(
        ({ from, over, rule }) =>
          `${nameOf(from)} speaks of ${nameOf(over)}: ${ruleText(rule, 'it only reads, so it is let through')}`,
      ),
    ),
    ...listNote(
      'alike',
      'Names that look alike:',
      lookAlikes.map(
        ({ one, other, isDisguised, rule }) =>
          `${nameOf(one)} and ${nameOf(other)}${isDisguised ? ', made so with letters of another kind' : ''}: ${ruleText(rule, 'each has its own rule')}`,
      ),
    ),
    ...flows.map(flowNote),
  ];
}

function listNote(label: string, text: string, items: readonly string[]): Note[] {
  return items.length === 0 ? [] : [{ label, text, items }];
}

function flowNote(flow: ToxicFlow): Note {
  const held = new Set(flow.cuts.map(({ server, tool }) => JSON.stringify([server, tool])));
  const open = flow.sinks.filter(({ server, tool }) => !held.has(JSON.stringify([server, tool])));
  const isCut = open.length === 0;
  return {
    label: flow.kind,
    text: `${SENTENCE[flow.kind](flow)} ${isCut ? 'Cut at its end:' : `Not cut: nothing holds ${namesOf(open)}. A deny_if without conditions, with on_deny "${ASK_A_PERSON}", would.`}`,
    items: flow.cuts.map((cut) => `${nameOf(cut)} ${ruleText(cut, '')}`),
  };
}

const SENTENCE = {
  leak: ({ sources, reads, sinks }) =>
    `Text that comes in through ${namesOf(sources)} can make the agent read private data with ${namesOf(reads)} and send it out with ${namesOf(sinks)}.`,
  takeover: ({ sources, sinks }) =>
    `Text that comes in through ${namesOf(sources)} can make the agent run code with ${namesOf(sinks)}.`,
} as const satisfies Record<FlowKind, (flow: ToxicFlow) => string>;

function ruleText(rule: CuttingRule | null, without: string): string {
  return rule === null ? without : `${rule.does} (${shown(rule.pointer, 120)})`;
}

const nameOf = ({ server, tool }: StackedTool): string => shownTool(server, tool);
const namesOf = (tools: readonly StackedTool[]): string => listed(tools.map(nameOf));
