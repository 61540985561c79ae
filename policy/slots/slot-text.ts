import { shownName } from '../visible-text.ts';
import { DEFAULT_CAP } from './amount-entry.ts';
import type { SlotKind } from './slot-kinds.ts';

/** What makes a slot the one it is, whether filled or not. */
export interface SlotText {
  readonly kind: SlotKind;
  readonly path: string;
  readonly isOptional: boolean;
  /** An amount that the tool takes as text, such as "0.5". */
  readonly isText: boolean;
}

/** Says what is refused and marks the rule as an empty slot: for the person who fills it in, and for the agent that meets it. */
export function emptyText(slot: SlotText): string {
  const { kind, isOptional } = slot;
  const until =
    kind === 'amount'
      ? `Until somebody does, it is ${DEFAULT_CAP}.${isOptional && slot.isText ? ' Leaving it out is refused too.' : ''}`
      : `Nobody has yet, so ${isOptional ? 'it is refused where it is given' : 'every call is refused'}.`;
  return `Fill in ${marks(slot)}: ${WHAT[kind].fillIn} ${shownName(slot.path)} ${WHAT[kind].may}. ${until}`;
}

/** Says what passes and marks the rule as a filled slot. @param hasToBeGiven the rule refuses a call that leaves the argument out */
export function filledText(slot: SlotText, allowed: readonly string[], hasToBeGiven: boolean): string {
  const without = hasToBeGiven ? ' Leaving it out is refused too.' : ' It may be left out.';
  return `Filled in ${marks(slot)}: ${shownName(slot.path)} ${WHAT[slot.kind].hasTo} ${listed(slot.kind, allowed)}.${slot.isOptional ? without : ''}`;
}

/** Reads the marks off a rule's text; null where it is no slot's. */
export function readMarks(text: string): (Omit<SlotText, 'path'> & { readonly isFilled: boolean }) | null {
  const [, start, kind, optional, asText] = MARKS.exec(text) ?? [];
  if (!isSlotKind(kind)) return null;
  return { kind, isOptional: optional !== undefined, isText: asText !== undefined, isFilled: start === 'Filled' };
}

/** The list that a filled slot's text names; null where there is none. */
export function readList(text: string): readonly string[] | null {
  const found = LIST.exec(text)?.[1];
  if (found === undefined) return null;
  try {
    const list: unknown = JSON.parse(found);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : null;
  } catch {
    // A text that somebody wrote anew.
    return null;
  }
}

/** What to fill in, for a form. */
export function slotLabel({ kind, path }: SlotText, tool: string): string {
  return WHAT[kind].label(shownName(tool), shownName(path));
}

function marks({ kind, isOptional, isText }: SlotText): string {
  return `(${kind}${isOptional ? ', optional' : ''}${isText ? ', as text' : ''})`;
}

const MARKS = /^(Fill|Filled) in \((url|path|command|code|query|recipient|amount)(, optional)?(, as text)?\): /;
const LIST = / (\["[^\n]*"\])\.(?: [A-Z][a-z ]+\.)?$/;

function isSlotKind(kind: string | undefined): kind is SlotKind {
  return kind !== undefined && Object.hasOwn(WHAT, kind);
}

/** A list of whole programs would drown what an agent is told; the texts themselves stand in the rule. */
const MOST_LISTED = 500;

function listed(kind: SlotKind, allowed: readonly string[]): string {
  const list = JSON.stringify(allowed);
  const isInRule = kind === 'command' || kind === 'code' || kind === 'query';
  return isInRule && list.length > MOST_LISTED ? `the ${allowed.length} texts that the policy lists` : list;
}

interface KindWords {
  readonly fillIn: string;
  readonly may: string;
  readonly hasTo: string;
  label(tool: string, path: string): string;
}

const WHAT = {
  url: {
    fillIn: 'which web addresses',
    may: 'may lead to',
    hasTo: 'has to lie under one of',
    label: (tool, path) =>
      `Addresses that ${tool} may use in ${path}, with all that lies under them, such as https://example.com/docs`,
  },
  path: {
    fillIn: 'which folders',
    may: 'may lie in',
    hasTo: 'has to lie in one of',
    label: (tool, path) =>
      `Folders that ${tool} may reach by ${path}, such as /srv/docs, or . for where the server works`,
  },
  command: {
    fillIn: 'which commands',
    may: 'may hold',
    hasTo: 'has to be, word for word, one of',
    label: (tool, path) => `Commands that ${tool} may be given in ${path}, word for word, such as npm test`,
  },
  code: {
    fillIn: 'which code',
    may: 'may hold',
    hasTo: 'has to be, word for word, one of',
    label: (tool, path) => `Code that ${tool} may be given in ${path}, word for word`,
  },
  query: {
    fillIn: 'which queries',
    may: 'may hold',
    hasTo: 'has to be, word for word, one of',
    label: (tool, path) => `Queries that ${tool} may be given in ${path}, word for word`,
  },
  recipient: {
    fillIn: 'whom',
    may: 'may name',
    hasTo: 'has to be one of',
    label: (tool, path) =>
      `Whom ${tool} may reach by ${path}, such as help@example.com, or @example.com for a whole domain`,
  },
  amount: {
    fillIn: 'how much',
    may: 'may be at most',
    hasTo: 'has to be at most',
    label: (tool, path) => `The most that ${path} of ${tool} may be, in whatever unit the tool counts, such as 100`,
  },
} as const satisfies Record<SlotKind, KindWords>;
