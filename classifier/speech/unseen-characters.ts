import { type HiddenSpan, MAX_DECODED } from './hidden-span.ts';

const MAX_FOUND = 40;

/** Text hidden in characters that print nothing or move what is printed. */
export function findInvisible(text: string): HiddenSpan[] {
  const first = text.search(INVISIBLE);
  if (first < 0) return [];
  const found: HiddenSpan[] = [];
  for (let at = first; at < text.length && found.length < MAX_FOUND; ) {
    const span = spanAt(text, at);
    if (span === null) at += 1;
    else {
      found.push(span);
      at = span.end;
    }
  }
  return [...found, ...splitWords(text)];
}

/** Whatever `spanAt` and `splitWords` look for: letters and signs of other scripts, which most unusual texts are about, are left at one look. */
const INVISIBLE =
  /[\u00ad\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff]|[\ufe00-\ufe0f]|\u200d|\udb40|[^\t\n\r -~\u00a0-\uffff]/;

function spanAt(text: string, at: number): HiddenSpan | null {
  const code = text.charCodeAt(at);
  if (code === HIGH_OF_TAGS) return tags(text, at) ?? selectors(text, at);
  if (code >= 0xfe00 && code <= 0xfe0f) return selectors(text, at);
  if (isZeroWidth(code)) return zeroWidth(text, at);
  if (code >= 0x202a && code <= 0x2069) return bidi(text, at, code);
  if (code === 0x1b || code === 0x9b || code === 8)
    return { way: 'terminal', start: at, end: at + 1, decoded: null, isSign: true };
  return null;
}

/** U+E0000 to U+E007F are ASCII that prints nothing; a flag of a nation is a black flag and a few of them. */
function tags(text: string, start: number): HiddenSpan | null {
  let end = start;
  let decoded = '';
  while (text.charCodeAt(end) === HIGH_OF_TAGS && isTagLow(text.charCodeAt(end + 1))) {
    const letter = text.charCodeAt(end + 1) - LOW_OF_TAGS;
    if (letter >= 32 && letter < 127) decoded += String.fromCharCode(letter);
    end += 2;
  }
  if (end === start) return null;
  return isInFlag(text, start) && decoded.length <= LONGEST_FLAG
    ? null
    : { way: 'tags', start, end, decoded: decoded.slice(0, MAX_DECODED) || null, isSign: true };
}

/** Whether nothing but a few tags stands between a black flag and this place. */
function isInFlag(text: string, start: number): boolean {
  let at = start - 2;
  for (let tag = 0; tag < LONGEST_FLAG && text.charCodeAt(at) === HIGH_OF_TAGS; tag += 1) at -= 2;
  return text.codePointAt(at) === BLACK_FLAG;
}

const HIGH_OF_TAGS = 0xdb40;
const LOW_OF_TAGS = 0xdc00;
const BLACK_FLAG = 0x1f3f4;
const LONGEST_FLAG = 7;
const isTagLow = (code: number): boolean => code >= LOW_OF_TAGS && code <= 0xdc7f;

/** One selector chooses how the character before it looks; several in a row are bytes (U+FE00.. are 0 to 15, U+E0100.. the rest). */
function selectors(text: string, start: number): HiddenSpan | null {
  const bytes: number[] = [];
  let end = start;
  for (;;) {
    const code = text.codePointAt(end) ?? 0;
    if (code >= 0xfe00 && code <= 0xfe0f) bytes.push(code - 0xfe00);
    else if (code >= 0xe0100 && code <= 0xe01ef) bytes.push(code - 0xe0100 + 16);
    else break;
    end += code > 0xffff ? 2 : 1;
  }
  if (bytes.length < 3) return null;
  return { way: 'selectors', start, end, decoded: readable(utf8(bytes)), isSign: true };
}

const isZeroWidth = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200d) || (code >= 0x2060 && code <= 0x2064) || code === 0xfeff || code === 0x180e;

/** Joiners belong to scripts and emoji, one or two at a time; a run of zero-width marks is a message, or the place of one. */
function zeroWidth(text: string, start: number): HiddenSpan | null {
  let end = start;
  let isJoinersOnly = true;
  while (isZeroWidth(text.charCodeAt(end))) {
    if (text.charCodeAt(end) !== 0x200c && text.charCodeAt(end) !== 0x200d) isJoinersOnly = false;
    end += 1;
  }
  const length = end - start;
  if (length < 2 || (isJoinersOnly && length < 4)) return null;
  return {
    way: 'zero-width',
    start,
    end,
    decoded: fromBits(text.slice(start, Math.min(end, start + MAX_BITS))),
    isSign: true,
  };
}

/** As many as decode to the longest text that is shown. */
const MAX_BITS = MAX_DECODED * 8;

/** Two marks stand for 0 and 1, whichever way round; a third divides the letters or is left out. */
function fromBits(run: string): string | null {
  const marks = [...new Set(run)];
  for (const zero of marks) {
    for (const one of marks) {
      if (zero === one) continue;
      const bits = [...run].filter((mark) => mark === zero || mark === one).map((mark) => (mark === one ? 1 : 0));
      const decoded = bitsToText(bits, 8) ?? bitsToText(bits, 7);
      if (decoded !== null) return decoded;
    }
  }
  return null;
}

function bitsToText(bits: readonly number[], width: number): string | null {
  if (bits.length < width * 2) return null;
  const bytes: number[] = [];
  for (let at = 0; at + width <= bits.length; at += width) {
    bytes.push(bits.slice(at, at + width).reduce((sum, bit) => sum * 2 + bit, 0));
  }
  return readable(utf8(bytes));
}

function utf8(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** A text, not noise: nearly all of it letters, digits and common signs. */
function readable(text: string): string | null {
  const plain = text.match(/[\p{L}\p{N}\s.,;:!?'"()/_@#&=~-]/gu)?.length ?? 0;
  return text.length > 1 && plain >= text.length * 0.9 ? text.slice(0, MAX_DECODED) : null;
}

/** Overrides have no honest use in a description; embeddings and isolates have one where a right-to-left script is written. */
function bidi(text: string, start: number, code: number): HiddenSpan | null {
  if (code > 0x202e && code < 0x2066) return null;
  const isOverride = code === 0x202d || code === 0x202e;
  if (!isOverride && RIGHT_TO_LEFT.test(text)) return null;
  if (code === 0x202c || code === 0x2069) return null;
  const close = text.slice(start + 1, start + MAX_DECODED).search(/[\u202c\u2069\n]/);
  const end = close < 0 ? Math.min(text.length, start + MAX_DECODED) : start + 1 + close;
  const inside = text.slice(start + 1, end);
  const decoded = code === 0x202e ? [...inside].reverse().join('') : inside;
  return { way: 'bidi', start, end, decoded: decoded.slice(0, MAX_DECODED) || null, isSign: true };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** Invisible characters between Latin letters cut words in pieces that no filter knows; without them the text reads as the model may read it. */
function splitWords(text: string): HiddenSpan[] {
  const first = SPLIT.exec(text);
  if (first === null) return [];
  const decoded = text
    .slice(0, MAX_SPLIT_TEXT)
    .replaceAll(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164]/g, '')
    .slice(0, MAX_DECODED);
  return [{ way: 'split-words', start: first.index, end: first.index + first[0].length, decoded, isSign: false }];
}

/** Read this far: enough to hear what words in pieces say. */
const MAX_SPLIT_TEXT = 20_000;
const SPLIT = /[A-Za-z][\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164]+[A-Za-z]/;
