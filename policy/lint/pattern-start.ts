import { patternTokens } from '../pattern-cost.ts';

/** The plain text that a pattern begins with. */
export interface PatternStart {
  /** It has to stand at the beginning. */
  readonly isAnchored: boolean;
  /** Up to the first sign that stands for several things; a plain `.` is taken for itself. */
  readonly text: string;
  /** What `.` in it stands for any character, by their places in the text. */
  readonly looseDots: readonly number[];
}

/** Reads the beginning of a pattern in RE2 syntax. `https?` is read as `https`. */
export function patternStart(pattern: string): PatternStart {
  const tokens = patternTokens(pattern).filter((token) => !/^\(\?[a-zA-Z-]*\)$/.test(token));
  const isAnchored = tokens[0] === '^' || tokens[0] === '\\A';
  const body = isAnchored ? tokens.slice(1) : tokens;
  let text = '';
  const looseDots: number[] = [];
  for (const [at, token] of body.entries()) {
    const next = body[at + 1] ?? '';
    if (token === '?' && text === 'https') continue;
    const plain = plainText(token);
    if (plain === null || (REPEATS.test(next) && !(next === '?' && `${text}${plain}` === 'https'))) break;
    if (token === '.') looseDots.push(text.length);
    text += plain;
  }
  return { isAnchored, text, looseDots };
}

/** The alternatives that a pattern has outside of all groups. */
export function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const token of patternTokens(pattern)) {
    if (token.startsWith('(') && !/^\(\?[a-zA-Z-]*\)$/.test(token)) depth += 1;
    if (token === ')') depth -= 1;
    if (token === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

const REPEATS = /^(?:[?*+]|\{\d)/;

function plainText(token: string): string | null {
  if (/^\\[^A-Za-z0-9]$/.test(token)) return token.slice(1);
  return token.length === 1 && !'^$|()[]{}?*+\\'.includes(token) ? token : null;
}
