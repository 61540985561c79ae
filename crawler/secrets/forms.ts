import { isSecretWord } from './shapes.ts';

/** One way that a value may be written in a text. */
export interface Form {
  readonly text: string;
  /** `word`: found in whatever case; `base64`: in its own alone. */
  readonly kind: 'word' | 'base64';
}

/** Of a random secret this much in a row is told as well: a text may be cut in its middle. */
const WINDOW = 12;

/**
 * The ways to write a value that are looked for: plain, reversed, percent-encoded, as hex and as base64 or base64url at each of the three places
 * where it can begin in longer base64; and the same for what a server reads where the value comes from an address. What a view takes apart
 * (escapes, entities, spaces) is not listed again.
 */
export function formsOf(value: string): readonly Form[] {
  const seen = new Set<string>();
  return readingsOf(value)
    .flatMap(formsOfReading)
    .filter(({ text, kind }) => {
      const key = `${kind}${text}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** A value of a query is written with per cents, and a plus for a space; what a server has of it is written without. */
function readingsOf(value: string): string[] {
  if (!/%[0-9a-f]{2}/i.test(value)) return [value];
  try {
    return [value, decodeURIComponent(value), decodeURIComponent(value.replaceAll('+', ' '))];
  } catch {
    // Not percent-encoded after all.
    return [value];
  }
}

function formsOfReading(value: string): readonly Form[] {
  const bytes = Buffer.from(value, 'utf8');
  const words = [value, Array.from(value).toReversed().join(''), encodeURIComponent(value.toWellFormed())];
  const encoded = [0, 1, 2].flatMap((offset) => [...base64At(bytes, offset)]);
  const whole: Form[] = [
    ...words.map((text) => ({ text: lower(text), kind: 'word' }) as const),
    ...encoded.map((text) => ({ text, kind: 'base64' }) as const),
    { text: bytes.toString('hex'), kind: 'word' },
  ];
  if (!isSecretWord(value)) return whole;
  return [...whole, ...windows(lower(value), 'word'), ...encoded.flatMap((text) => windows(text, 'base64'))];
}

/** Lower case without a change of length: that of some letters outside of ASCII is longer. */
export function lower(text: string): string {
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return lowered;
  return Array.from(text, (character) =>
    character.length === character.toLowerCase().length ? character.toLowerCase() : character,
  ).join('');
}

/** What of the base64 of the value is the same whatever stands before and behind it, in both alphabets. */
function base64At(bytes: Buffer, offset: number): Set<string> {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + bytes.length) * 8) / 6);
  const url = text.slice(start, end);
  return new Set([url, url.replaceAll('-', '+').replaceAll('_', '/')]);
}

function windows(text: string, kind: Form['kind']): Form[] {
  const forms: Form[] = [];
  for (let start = 0; start + WINDOW <= text.length; start += 1)
    forms.push({ text: text.slice(start, start + WINDOW), kind });
  return forms;
}
