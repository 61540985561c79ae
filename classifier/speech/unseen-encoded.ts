import { type HiddenSpan, MAX_DECODED, type WayToHide } from './hidden-span.ts';

/** A text with more encoded runs than this is data. */
const MAX_RUNS = 20;

interface Encoding {
  readonly way: WayToHide;
  /** One run, of bounded length. */
  readonly pattern: RegExp;
  readonly decode: (run: string) => string;
}

/** The lengths are those of about two words: less says nothing to anybody. */
const ENCODINGS: readonly Encoding[] = [
  { way: 'hex', pattern: /(?:0x)?(?:[0-9a-f]{2}[ :]?){12,2000}/i, decode: fromHex },
  { way: 'base64', pattern: /[A-Za-z0-9+/_-]{20,4000}={0,2}/, decode: fromBase64 },
  {
    way: 'percent',
    pattern: /%[0-9a-f]{2}(?:[\w.~!*'()+-]{0,20}%[0-9a-f]{2}){2,600}[\w.~!*'()+-]{0,40}/i,
    decode: fromPercent,
  },
  { way: 'escapes', pattern: /(?:\\x[0-9a-f]{2}|\\u[0-9a-f]{4}){6,800}/i, decode: fromEscapes },
  { way: 'escapes', pattern: /(?:&#x?[0-9a-f]{2,6};){6,800}/i, decode: fromEntities },
];

/** Sentences in an encoding that a model reads as easily. An example of data decodes to no sentence and is left out. */
export function findEncoded(text: string): HiddenSpan[] {
  const found: HiddenSpan[] = [];
  for (const { way, pattern, decode } of ENCODINGS) {
    let from = 0;
    for (let tries = 0; tries < MAX_RUNS; tries += 1) {
      const match = pattern.exec(text.slice(from));
      if (match === null) break;
      const end = from + match.index + match[0].length;
      const start = way === 'percent' ? wordStart(text, from + match.index) : from + match.index;
      const decoded = sentence(decode(text.slice(start, end)));
      if (decoded !== null) found.push({ way, start, end, decoded, isSign: false });
      from = end;
    }
  }
  return [...found, ...turned(text)];
}

/** A run of percent signs goes on from the word before the first of them. */
function wordStart(text: string, at: number): number {
  return at - (/[\w.~!*'()+-]{0,40}$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0);
}

/** Words with spaces between them, nearly all plain letters. */
function sentence(text: string): string | null {
  if (isNoise(text)) return null;
  const words = text.match(/[\p{L}']{2,}/gu)?.length ?? 0;
  const plain = text.match(/[\p{L}\p{N}\s.,;:!?'"()/_@#&=~<>-]/gu)?.length ?? 0;
  return words >= 3 && plain >= text.length * 0.97 ? text.slice(0, MAX_DECODED) : null;
}

/** Bytes that are no text and control characters beyond the few that a sentence may have: what most identifiers decode to. */
function isNoise(text: string): boolean {
  let odd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || code < 9) odd += 1;
  }
  return odd > text.length * 0.03;
}

function fromHex(run: string): string {
  const digits = run.replace(/^0x/i, '').replaceAll(/[ :]/g, '');
  return utf8(digits.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []);
}

function fromBase64(run: string): string {
  return Buffer.from(run, 'base64').toString('utf8');
}

function fromPercent(run: string): string {
  try {
    return decodeURIComponent(run.replaceAll('+', ' '));
  } catch {
    // Bytes that are no text: nothing to read.
    return '';
  }
}

function fromEscapes(run: string): string {
  return run
    .split(/\\[xu]/i)
    .slice(1)
    .map((digits) => String.fromCharCode(Number.parseInt(digits, 16)))
    .join('');
}

function fromEntities(run: string): string {
  return run
    .split(';')
    .filter(Boolean)
    .map((entity) => {
      const digits = entity.slice(2);
      const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .join('');
}

function utf8(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

const SHIFTED = /\b(?:hfre|vtaber|vafgehpgvbaf?)\b/i;
const REVERSED = /\b(?:resu|s?noitcurtsni|erongi)\b/i;

/** The text shifted by 13 or turned round, where its commonest words are there in that form. */
function turned(text: string): HiddenSpan[] {
  const head = text.slice(0, MAX_DECODED);
  const found: HiddenSpan[] = [];
  const shifted = SHIFTED.exec(head);
  if (shifted !== null) found.push(whole('rot13', head, rot13(head), shifted));
  const reversed = REVERSED.exec(head);
  if (reversed !== null) found.push(whole('reversed', head, [...head].reverse().join(''), reversed));
  return found;
}

function whole(way: WayToHide, text: string, decoded: string, first: RegExpExecArray): HiddenSpan {
  const start = Math.max(text.lastIndexOf('.', first.index) + 1, text.lastIndexOf('\n', first.index) + 1);
  return { way, start, end: text.length, decoded, isSign: false };
}

function rot13(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}
