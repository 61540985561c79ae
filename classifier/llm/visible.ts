/**
 * JSON in which every character that a reader cannot see is a `\u` escape: controls, format characters (bidi marks, zero-width, tags),
 * default-ignorables, separators, private use and every space but the plain one. It stays JSON, so a quote copied from it reads back verbatim.
 */
export function visibleJson(value: unknown): string {
  return escapeUnseen(JSON.stringify(value));
}

const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/u;

export function isUnseen(character: string): boolean {
  return UNSEEN.test(character);
}

/** The text without them. */
export function seenOnly(text: string): string {
  if (!UNSEEN.test(text)) return text;
  return [...text].filter((character) => !isUnseen(character)).join('');
}

function escapeUnseen(text: string): string {
  if (!UNSEEN.test(text)) return text;
  let shown = '';
  for (const character of text) shown += isUnseen(character) ? escapeUnits(character) : character;
  return shown;
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}

/**
 * The text with its middle left out where showing it would take more than `max` characters: what a description opens with says what it
 * does, and what it must not say often stands at its end.
 */
export function cutText(text: string, max: number): string {
  if (text.length * LONGEST_ESCAPE <= max || (text.length <= max && shownLength(text) <= max)) return text;
  const head = takeFrom(text, Math.floor(max * HEAD_SHARE), 1);
  const tail = takeFrom(text, Math.floor(max * (1 - HEAD_SHARE)), -1);
  return `${text.slice(0, head)}${cutMark(text.length - head - tail)}${text.slice(text.length - tail)}`;
}

export function cutMark(units: number): string {
  return ` [… ${units} characters are left out here …] `;
}

const HEAD_SHARE = 0.75;
/** One UTF-16 unit takes at most this many characters when shown. */
const LONGEST_ESCAPE = 6;

const shownLength = (text: string): number => visibleJson(text).length - 2;

/** How many units from that end take at most `room` characters when shown; never half a surrogate pair. */
function takeFrom(text: string, room: number, direction: 1 | -1): number {
  let units = 0;
  for (let used = 0; units < text.length; ) {
    const at = direction === 1 ? units : text.length - 1 - units;
    used += shownLength(text.charAt(at));
    if (used > room) break;
    units++;
  }
  const edge = direction === 1 ? units : text.length - units;
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, edge - 1), edge + 1)) ? units - 1 : units;
}
