import type { Tool } from '#crawler/types.ts';
import type { Evidence } from '../types.ts';
import { type Place, placesOf } from './places.ts';
import { isUnseen } from './visible.ts';

/**
 * Where a quote stands in the tool's definition, or null where it is no verbatim span of any of its texts. Characters that people cannot
 * see may be missing from the quote, or be written as escapes: the evidence is the stored text, with them.
 */
export function findQuote(tool: Tool, quote: string): Evidence | null {
  const places = placesOf(tool);
  for (const wanted of readingsOf(quote)) {
    for (const place of places) {
      const span = spanIn(place.text, wanted);
      if (span !== null) return evidence(place, span);
    }
  }
  return null;
}

/** As it came, and with escapes read once more: some models copy them escaped twice. */
function readingsOf(quote: string): string[] {
  const plain = quote.trim();
  if (plain.length > MAX_QUOTE) return [];
  return [plain, unescaped(plain)].filter((one) => SAYS_SOMETHING.test(one));
}

/** No sentence is longer; a quote that is shows nothing in particular. */
const MAX_QUOTE = 1_000;
/** One letter is in every text. */
const SAYS_SOMETHING = /[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{Lo}]|[\p{Cf}\p{Co}]/su;

function unescaped(text: string): string {
  if (!text.includes('\\')) return '';
  try {
    const read: unknown = JSON.parse(`"${text}"`);
    return typeof read === 'string' ? read : '';
  } catch {
    // Not escapes: a backslash of its own.
    return '';
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanIn(text: string, wanted: string): Span | null {
  const exact = wholeWords(text, wanted);
  if (exact !== null) return exact;
  if (text.length > MAX_SIFTED) return null;
  const seen = seenOnly(text);
  if (seen.text.length === text.length) return null;
  const span = wholeWords(seen.text, seenOnly(wanted).text);
  if (span === null) return null;
  return { start: seen.at[span.start] ?? 0, end: (seen.at[span.end - 1] ?? 0) + 1 };
}

/** The first place where the words stand whole: "read" is not shown by "thread". Bounded, for a text of one word a million times. */
function wholeWords(text: string, wanted: string): Span | null {
  if (wanted === '') return null;
  let from = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const start = text.indexOf(wanted, from);
    if (start < 0) return null;
    const end = start + wanted.length;
    if (isEdge(text, start) && isEdge(text, end)) return { start, end };
    from = start + 1;
  }
  return null;
}

const MAX_TRIES = 1_000;
/** A model is shown less of one text than this; a longer one is not worth sifting character by character. */
const MAX_SIFTED = 20_000;

/** Whether a word may begin or end there. Names join words by case, so a change of case is an edge; scripts without spaces have one everywhere. */
function isEdge(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  const after = text.slice(at, at + 1);
  return !(LETTER.test(before) && LETTER.test(after)) || (LOWER.test(before) && UPPER.test(after));
}

const LETTER = /[\p{Ll}\p{Lu}\p{Lt}\p{Nd}]/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;

/** The text without unseen characters, and the place in the whole of each unit that is left. */
function seenOnly(text: string): { readonly text: string; readonly at: readonly number[] } {
  let seen = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    if (!isUnseen(character) || character === '\n') {
      seen += character;
      for (let unit = 0; unit < character.length; unit++) at.push(index + unit);
    }
    index += character.length;
  }
  return { text: seen, at };
}

/** Evidence longer than this shows its beginning. */
const MAX_EVIDENCE = 200;

function evidence(place: Place, span: Span): Evidence {
  const end = Math.min(span.end, span.start + MAX_EVIDENCE);
  const { pointer, part } = place;
  return { source: 'tool', pointer, part, start: span.start, end, text: place.text.slice(span.start, end) };
}
