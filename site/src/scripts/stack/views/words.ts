import type { Choice, ToolDecisionKind } from '#policy/stack/choices.ts';
import type { FlowKind } from '#policy/stack/types.ts';
import { shownName } from '#policy/visible-text.ts';

/** What a decision is called on its button, and what it does. */
export const DECISION_TEXT = {
  allow: { label: 'Allow', does: 'may be called as often as the agent likes' },
  limit: { label: 'Limit', does: 'may be called so often and no more' },
  ask: { label: 'Ask', does: 'a person is asked before each call' },
  deny: { label: 'Deny', does: 'is listed, and every call is refused' },
  hide: { label: 'Hide', does: 'is taken out of the list, and refused' },
} as const satisfies Record<ToolDecisionKind, { label: string; does: string }>;

/** `limit, 30 a minute` */
export function choiceText(choice: Choice): string {
  const label = DECISION_TEXT[choice.decision].label.toLowerCase();
  if (choice.decision !== 'limit') return label;
  return `${label}, ${choice.max} ${choice.window === 'hour' ? 'an' : 'a'} ${choice.window}`;
}

export const FLOW_TEXT = {
  leak: {
    title: 'Private data can leak',
    means: 'A stranger’s text tells the agent to read what is private and to send it out.',
    legs: ['Brings in strangers’ text', 'Shows private data', 'Carries it out'],
  },
  takeover: {
    title: 'A stranger can run code',
    means: 'A stranger’s text tells the agent to run something.',
    legs: ['Brings in strangers’ text', '', 'Runs code'],
  },
} as const satisfies Record<FlowKind, { title: string; means: string; legs: readonly [string, string, string] }>;

/** `1 tool`, `219 tools` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Names of strangers inside a sentence. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map((name) => `“${shownName(name)}”`);
  const more = names.length - shown.length;
  return new Intl.ListFormat('en').format(more > 0 ? [...shown, `${more} more`] : shown);
}
