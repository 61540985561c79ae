import { KIND } from '../words/speech/kinds.ts';

/** An address, a tag or an image that is written out. */
export interface Literal {
  readonly kinds: number;
  readonly start: number;
  readonly end: number;
}

const AROUND = 64;
const AHEAD = 300;

/** What begins at a sign: the @ of an address, the : of a URL, the + of a telephone number, the < or [ of a tag, the ! of an image. */
export function markLiteral(text: string, at: number): Literal | null {
  switch (text.charCodeAt(at)) {
    case 64:
      return email(text, at);
    case 58:
      return text.startsWith('://', at) ? url(text, at) : null;
    case 43:
      return from(text, at, /^\+\d[\d ()-]{7,18}\d/, KIND.target);
    case 33:
      return from(text, at, IMAGE, KIND.target | KIND.moves);
    default:
      return from(text, at, TAG, KIND.tag | KIND.order);
  }
}

/** An image whose address has a place to fill in: showing it sends what is filled in. */
const IMAGE = /^!\[[^\]\n]{0,80}\]\(\s*https?:\/\/[^)\s]{1,200}(?:[?=][^)\s]{0,100}|\{[^)\s]{0,60})\)?/i;

/** Tags as chat templates and system messages have them. */
const TAG =
  /^(?:<\s*(?:important|hidden|secret|system|instructions?|critical|admin|sys|assistant|developer|override)\b[^>\n]{0,30}>|<\|[a-z_]{2,20}\|>|<<\s*sys|\[\s*(?:system|inst|admin|hidden|developer|instructions?|override)\b[^\]\n]{0,30}\])/i;

function from(text: string, at: number, pattern: RegExp, kinds: number): Literal | null {
  const found = pattern.exec(text.slice(at, at + AHEAD));
  return found === null ? null : { kinds, start: at, end: at + found[0].length };
}

/** A place that something can be sent to; example.com and its like are what documentation writes. */
function email(text: string, at: number): Literal | null {
  const start = nameStart(text, at);
  const after = /^@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/.exec(text.slice(at, at + AHEAD));
  if (start === at || after === null || EXAMPLE.test(after[0])) return null;
  return { kinds: KIND.target, start, end: at + after[0].length };
}

function nameStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < AROUND && OF_A_NAME.test(text.charAt(start - 1))) start -= 1;
  return start;
}

const OF_A_NAME = /[\w.+-]/;
const EXAMPLE = /^@(?:example\.(?:com|org|net)|company\.com|domain\.com)$/i;

/** A URL that something goes to, by the words before it; any other is a reference. */
function url(text: string, at: number): Literal | null {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const scheme = SENT_TO.exec(before);
  const rest = /^:\/\/[^\s"'`)>\]]{1,200}/.exec(text.slice(at, at + AHEAD));
  if (scheme === null || rest === null) return null;
  return { kinds: KIND.target, start: at - 5, end: at + rest[0].length };
}

const SENT_TO =
  /\b(?:to|into|remote|with the url|with url|webhook|endpoint|collector|server|post|at|proxy|through|via)\s+['"`(<]?(?:the\s+url\s+)?https?$/i;
