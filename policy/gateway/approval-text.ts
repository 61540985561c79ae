import type { Json } from '#crawler/types.ts';
import { escapeInvisible, shownName, shownPointer } from '../visible-text.ts';
import type { ApprovalAnswer, ApprovalQuestion } from './types.ts';

/** More than fits a dialog makes people accept without reading. */
const MOST_CHARACTERS = 4_000;
const LONGEST_TEXT = 400;
const MOST_ELEMENTS = 20;
const DEEPEST = 8;

/**
 * What a person reads before a call is let through: the tool, the rule and the arguments, with everything invisible made visible. Long texts
 * and lists are cut in the middle, and the question says so. Where a client takes the message for Markdown, as some do, what is indented stays
 * as it is: no link, picture or emphasis of a stranger's comes of it.
 */
export function questionText({ tool, args, message, pointer }: ApprovalQuestion): string {
  const shown = shorten(args, 0);
  const written = escapeInvisible(JSON.stringify(shown.value, null, 2));
  const isCut = shown.isCut || written.length > MOST_CHARACTERS;
  const call = [
    `Tool: ${shownName(tool)}`,
    `Rule: ${shownName(message)} (${shownPointer(pointer)} of the policy)`,
    isCut ? 'Arguments, NOT ALL OF THEM SHOWN:' : 'Arguments:',
    cutMiddle(written, MOST_CHARACTERS),
  ].join('\n');
  return `${QUESTION}\n\n${call.replaceAll(/^/gm, '    ')}\n\n${WHAT_IT_DOES}`;
}

const QUESTION = 'toolrisk: may this call go to the MCP server?';
const WHAT_IT_DOES = 'Accept lets this one call through. Anything else denies it.';

/** Added to the denial of a call that a person could have let through: what became of the question. */
export function approvalHint(answer: ApprovalAnswer | null): string {
  return HINTS[answer ?? 'not-asked'];
}

const HINTS = {
  approved: '',
  declined: 'The person who was asked did not approve it.',
  unanswered: 'The person who was asked did not answer in time.',
  unavailable:
    'Nobody could be asked: the client offers no elicitation of forms. Use one that does, or have the policy changed.',
  'not-asked':
    'Nobody was asked: start toolrisk gateway with --approve, behind a client that offers elicitation, to let a person decide.',
} as const satisfies Record<ApprovalAnswer | 'not-asked', string>;

interface Shortened {
  readonly value: Json;
  readonly isCut: boolean;
}

function shorten(value: Json, depth: number): Shortened {
  if (typeof value === 'string') {
    return { value: cutMiddle(value, LONGEST_TEXT), isCut: value.length > LONGEST_TEXT };
  }
  if (typeof value === 'number') return { value: shownNumber(value), isCut: false };
  if (typeof value !== 'object' || value === null) return { value, isCut: false };
  if (depth >= DEEPEST) return { value: '(more inside)', isCut: true };
  return isList(value) ? shortenList(value, depth) : shortenObject(Object.entries(value), depth);
}

/** The server gets every digit of the client; JavaScript holds about sixteen, and would write what is beyond it as null. */
function shownNumber(value: number): Json {
  const isWhole = Number.isInteger(value) || !Number.isFinite(value);
  return isWhole && !Number.isSafeInteger(value) ? `(about ${value})` : value;
}

function shortenList(list: readonly Json[], depth: number): Shortened {
  const inner = list.slice(0, MOST_ELEMENTS).map((element) => shorten(element, depth + 1));
  const left = list.length - inner.length;
  const values = inner.map(({ value }) => value);
  return {
    value: left > 0 ? [...values, `(${left} more)`] : values,
    isCut: left > 0 || inner.some(({ isCut }) => isCut),
  };
}

/** Keys are not cut: what an argument is called is the least of what a person has to know. */
function shortenObject(entries: readonly (readonly [string, Json])[], depth: number): Shortened {
  const inner = entries.map(([key, value]) => [key, shorten(value, depth + 1)] as const);
  return {
    value: Object.fromEntries(inner.map(([key, { value }]) => [key, value])),
    isCut: inner.some(([, { isCut }]) => isCut),
  };
}

/** Both ends stay: what matters of a command or an address may stand at either. */
function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)} … (${text.length - 2 * half} characters) … ${text.slice(-half)}`.toWellFormed();
}

/** Array.isArray does not know readonly lists. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
