import { isEastAsian, wordStarts } from '../words/languages/segment.ts';
import { hashNext, type Lexeme, lexemeAt, lexemeBy } from './lexemes.ts';
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
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      at += 1;
      continue;
    }
    if (code === BACKSLASH && isEscapedLineEnd(text, at)) {
      gap = 'stop';
      at += 2;
      continue;
    }
    if (!isWordCode(code)) {
      if (gap !== 'stop') gap = widen(gap, gapAt(text, at));
      at += 1;
      continue;
    }
    let end = at + 1;
    let hash = hashNext(0, code);
    for (; end < length; end += 1) {
      const next = text.charCodeAt(end);
      if (!isWordCode(next) && !joinsWord(next, text.charCodeAt(end + 1))) break;
      hash = hashNext(hash, next);
    }
    pushWord(tokens, text, pointer, lexemeBy(hash, text, at, end), at, end, gap);
    gap = 'space';
    at = end;
  }
  return tokens;
}

/** An identifier in running text ("conversationMember") is read as its words; a proper name ("GitHub") is one. */
function pushWord(
  tokens: Token[],
  text: string,
  pointer: string,
  lexeme: Lexeme,
  start: number,
  end: number,
  gap: Gap,
): void {
  if (lexeme.isRun) pushRun(tokens, text, pointer, { start, end, gap });
  else if (lexeme.isHumped) pushHumps(tokens, text, pointer, { start, end, gap });
  else tokens.push(tokenOf(lexeme, pointer, start, end, gap));
}

function pushHumps(
  tokens: Token[],
  text: string,
  pointer: string,
  run: { start: number; end: number; gap: Gap },
): void {
  let from = run.start;
  let before = run.gap;
  for (let at = from + 1; at < run.end; at += 1) {
    if (!isUpper(text.charCodeAt(at)) || !isLower(text.charCodeAt(at - 1))) continue;
    tokens.push(makeToken(text, pointer, from, at, before));
    from = at;
    before = 'space';
  }
  tokens.push(makeToken(text, pointer, from, run.end, before));
}

/** "SQLを実行する": a run without spaces is read as its Latin part and the words that the tables know. */
function pushRun(tokens: Token[], text: string, pointer: string, run: { start: number; end: number; gap: Gap }): void {
  let before = run.gap;
  for (let from = run.start; from < run.end; ) {
    const to = scriptEnd(text, from, run.end);
    const starts = isEastAsian(text.charCodeAt(from)) ? wordStarts(text.slice(from, to)) : ONE_WORD;
    for (let index = 0; index < starts.length; index += 1) {
      const start = from + (starts[index] ?? 0);
      tokens.push(makeToken(text, pointer, start, from + (starts[index + 1] ?? to - from), before));
      before = 'space';
    }
    from = to;
  }
}

const ONE_WORD: readonly number[] = [0];

/** Where the script changes between Latin letters and East Asian ones. */
function scriptEnd(text: string, from: number, end: number): number {
  const script = isEastAsian(text.charCodeAt(from));
  let to = from + 1;
  while (to < end && isEastAsian(text.charCodeAt(to)) === script) to += 1;
  return to;
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
      pushRun(tokens, name, pointer, { start, end: at, gap: 'space' });
      start = -1;
    }
    if (isWord && start < 0) start = at;
  }
  return tokens;
}

function makeToken(text: string, pointer: string, start: number, end: number, gap: Gap): Token {
  return tokenOf(lexemeAt(text, start, end), pointer, start, end, gap);
}

function tokenOf(lexeme: Lexeme, pointer: string, start: number, end: number, gap: Gap): Token {
  const { word, noun, isCaps, verb, isLight } = lexeme;
  return { word, isCaps, noun, verb, isLight, gap, pointer, part: 'value', start, end };
}

const joinsWord = (code: number, next: number): boolean =>
  (code === HYPHEN || code === APOSTROPHE || code === DOT) && isLetterOrDigit(next);

/** A stop ends a sentence, a soft gap ends a label or an aside, a comma separates what is listed. */
function gapAt(text: string, at: number): Gap {
  const char = text[at] ?? '';
  if (char === '\n') return isParagraphEnd(text, at) ? 'stop' : 'space';
  if (char === '.') return isAbbreviation(text, at) ? 'space' : 'stop';
  if (char === '|' && isOneOfMany(text, at)) return 'comma';
  if (char === '-' && text[at - 1] === ' ' && text[at + 1] === ' ') return 'soft';
  return GAPS.get(char) ?? 'space';
}

/** "list | add | delete" is a list; "Notion | Delete a block" is a name and a sentence. */
function isOneOfMany(text: string, at: number): boolean {
  const next = text.indexOf('|', at + 1);
  const before = text.lastIndexOf('|', at - 1);
  const isNear = (left: number, right: number): boolean =>
    left >= 0 && right >= 0 && right - left <= NEAR_STROKE && !text.slice(left, right).includes('\n');
  return isNear(at, next) || isNear(before, at);
}

/** A verb or two between two strokes. */
const NEAR_STROKE = 20;

const GAPS: ReadonlyMap<string, Gap> = new Map([
  ...[...'!?;。！？；•'].map((char) => [char, 'stop'] as const),
  ...[...',、，/&・'].map((char) => [char, 'comma'] as const),
  ...[...':：'].map((char) => [char, 'colon'] as const),
  ...[...'|()[]{}<>—–→（）"'].map((char) => [char, 'soft'] as const),
]);

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
  if (!'gesGES'.includes(text[at - 1] ?? '.')) return false;
  const before = text.slice(Math.max(0, at - 3), at).toLowerCase();
  return before.endsWith('e.g') || before.endsWith('i.e') || before.endsWith(' vs') || before.endsWith('.g');
}

const GAP_WIDTH = { space: 0, comma: 1, soft: 2, colon: 3, stop: 4 } as const satisfies Record<Gap, number>;

function widen(left: Gap, right: Gap): Gap {
  if (right === 'space') return left;
  return GAP_WIDTH[left] >= GAP_WIDTH[right] ? left : right;
}

function isHump(name: string, at: number): boolean {
  const code = name.charCodeAt(at);
  if (!isUpper(code)) return false;
  const before = name.charCodeAt(at - 1);
  if (isLower(before) || isDigit(before)) return true;
  return isUpper(before) && isLower(name.charCodeAt(at + 1)) && name[at + 1] !== 's';
}

const SPACE = 32;
const HYPHEN = 45;
const APOSTROPHE = 39;
const DOT = 46;
const BACKSLASH = 92;
const UNDERSCORE = 95;
const KATAKANA_DOT = 0x30fb;

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Everything beyond Latin punctuation counts as a letter, except the marks that CJK text and typography use. */
const isLetterOrDigit = (code: number): boolean =>
  code < 0xc0
    ? isLower(code) || isUpper(code) || isDigit(code)
    : !(code >= 0x2000 && code <= 0x303f) &&
      code < 0xff00 &&
      code !== KATAKANA_DOT &&
      !(code >= 0xd800 && code <= 0xdfff);
/** Whether a unit belongs to a word; of the first ones, which nearly all are, a table says so. */
const isWordCode = (code: number): boolean => (code < 128 ? IN_WORD[code] === 1 : isLetterOrDigit(code));
const IN_WORD = Uint8Array.from({ length: 128 }, (_, code) => Number(isLetterOrDigit(code) || code === UNDERSCORE));
