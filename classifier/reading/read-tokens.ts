import { singular } from '../words/forms.ts';
import { translateNoun } from '../words/other-languages.ts';
import type { Gap, Token } from './types.ts';

/** Running text past this says how to use the tool, not what it does; 99 % of descriptions have less. */
export const MAX_TEXT = 3_000;
const MAX_TOKENS = 400;
/** A name longer than this is an attack on the reader; its beginning is enough. */
const MAX_NAME = 200;

/** Words of running text with their places. One pass, no regular expression. */
export function readTokens(text: string, pointer: string): Token[] {
  const tokens: Token[] = [];
  const length = Math.min(text.length, MAX_TEXT);
  let gap: Gap = 'stop';
  let at = 0;
  while (at < length && tokens.length < MAX_TOKENS) {
    if (isEscapedLineEnd(text, at)) {
      gap = 'stop';
      at += 2;
      continue;
    }
    if (!isWordCode(text.charCodeAt(at))) {
      gap = widen(gap, gapAt(text, at));
      at += 1;
      continue;
    }
    const end = wordEnd(text, at, length);
    pushWord(tokens, text, pointer, at, end, gap);
    gap = 'space';
    at = end;
  }
  return tokens;
}

/** An identifier in running text ("conversationMember") is read as its words; a proper name ("GitHub") is one. */
function pushWord(tokens: Token[], text: string, pointer: string, start: number, end: number, gap: Gap): void {
  let from = start;
  let before = gap;
  if (isLower(text.charCodeAt(start))) {
    for (let at = start + 1; at < end; at += 1) {
      if (!isUpper(text.charCodeAt(at)) || !isLower(text.charCodeAt(at - 1))) continue;
      tokens.push(makeToken(text, pointer, from, at, before));
      from = at;
      before = 'space';
    }
  }
  tokens.push(makeToken(text, pointer, from, end, before));
}

/** Words of a name: split at separators, at camelCase humps and before the last capital of an acronym ("GetOpenAPISchema"). */
export function readNameTokens(name: string, pointer: string): Token[] {
  const tokens: Token[] = [];
  const length = Math.min(name.length, MAX_NAME);
  let start = -1;
  for (let at = 0; at <= length; at += 1) {
    const isWord = at < length && isLetterOrDigit(name.charCodeAt(at));
    const isBreak = start >= 0 && (!isWord || isHump(name, at));
    if (isBreak) {
      tokens.push(makeToken(name, pointer, start, at, 'space'));
      start = -1;
    }
    if (isWord && start < 0) start = at;
  }
  return tokens;
}

function makeToken(text: string, pointer: string, start: number, end: number, gap: Gap): Token {
  const written = text.slice(start, end);
  const word = written.toLowerCase();
  const isCaps = end - start > 1 && written !== word && written === written.toUpperCase();
  return { word, isCaps, noun: nounOf(word), gap, pointer, part: 'value', start, end };
}

/** Its singular; of another language the English noun where the tables know it. */
function nounOf(word: string): string {
  return translateNoun(word) ?? singular(withoutGenitive(word));
}

/** "The user's session" is the session of a user. */
function withoutGenitive(word: string): string {
  return word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word;
}

function wordEnd(text: string, start: number, length: number): number {
  let end = start + 1;
  while (end < length) {
    const code = text.charCodeAt(end);
    const joins = (code === HYPHEN || code === APOSTROPHE || code === DOT) && isLetterOrDigit(text.charCodeAt(end + 1));
    if (!isWordCode(code) && !joins) break;
    end += 1;
  }
  return end;
}

/** A stop ends a sentence, a soft gap ends a label or an aside, a comma separates what is listed. */
function gapAt(text: string, at: number): Gap {
  const char = text[at] ?? '';
  if (char === '\n') return isParagraphEnd(text, at) ? 'stop' : 'space';
  if ('!?;。！？；•'.includes(char)) return 'stop';
  if (char === '.') return isAbbreviation(text, at) ? 'space' : 'stop';
  if (',、，/&'.includes(char)) return 'comma';
  if (char === ':' || char === '：') return 'colon';
  if ('|()[]{}<>—–→（）"'.includes(char)) return 'soft';
  if (char === '-' && text[at - 1] === ' ' && text[at + 1] === ' ') return 'soft';
  return 'space';
}

/** Some servers escape their texts twice, so that a line end is a backslash and an "n". */
function isEscapedLineEnd(text: string, at: number): boolean {
  return text[at] === '\\' && text[at + 1] === 'n';
}

function isParagraphEnd(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  if (before === ':' || before === '\n') return true;
  let next = at + 1;
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next += 1;
  const code = text.charCodeAt(next);
  // A wrapped line goes on in lower case; a capital begins a sentence or a heading.
  return (
    '\n-*•#'.includes(text[next] ?? '\n') || isDigit(code) || (isUpper(code) && isLower(text.charCodeAt(next + 1)))
  );
}

function isAbbreviation(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 3), at).toLowerCase();
  return before.endsWith('e.g') || before.endsWith('i.e') || before.endsWith(' vs') || before.endsWith('.g');
}

const GAP_WIDTH = { space: 0, comma: 1, soft: 2, colon: 3, stop: 4 } as const satisfies Record<Gap, number>;

function widen(left: Gap, right: Gap): Gap {
  return GAP_WIDTH[left] >= GAP_WIDTH[right] ? left : right;
}

function isHump(name: string, at: number): boolean {
  const code = name.charCodeAt(at);
  if (!isUpper(code)) return false;
  const before = name.charCodeAt(at - 1);
  if (isLower(before) || isDigit(before)) return true;
  return isUpper(before) && isLower(name.charCodeAt(at + 1)) && name[at + 1] !== 's';
}

const HYPHEN = 45;
const APOSTROPHE = 39;
const DOT = 46;
const UNDERSCORE = 95;

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Everything beyond Latin punctuation counts as a letter, except the marks that CJK text and typography use. */
const isLetterOrDigit = (code: number): boolean =>
  isUpper(code) ||
  isLower(code) ||
  isDigit(code) ||
  (code >= 0xc0 && !(code >= 0x2000 && code <= 0x303f) && code < 0xff00 && !(code >= 0xd800 && code <= 0xdfff));
const isWordCode = (code: number): boolean => isLetterOrDigit(code) || code === UNDERSCORE;
