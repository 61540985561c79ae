/**
 * Format, default-ignorable and separator characters, DEL, the C1 controls and code points that are no characters: what a reader of a page
 * or file cannot see. A YAML file with U+FFFE or U+FFFF in it is refused as a whole.
 */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\u007f-\u009f]/u;

/** For `replaceAll`, which begins at the start of a text whatever was done before. */
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** Long enough for every name measured in public servers, short enough for a sentence. */
const SHOWN_NAME_LENGTH = 80;

/** Writes invisible characters as JSON escapes: the JSON means the same, and shows what is in it. */
export function escapeInvisible(json: string): string {
  return json.replaceAll(EVERY_INVISIBLE, escapeUnits);
}

/** A tool's name as a sentence may print it: without invisible characters or line breaks, and cut. */
export function shownName(name: string): string {
  const characters = Array.from(name);
  const shown = characters
    .slice(0, SHOWN_NAME_LENGTH)
    .map((char) => (isPlainCharacter(char) ? char : escapeUnits(char)));
  return shown.join('') + (characters.length > SHOWN_NAME_LENGTH ? '…' : '');
}

/** A JSON Pointer likewise: each step is cut by itself, so that a long name of a tool leaves what follows it. */
export function shownPointer(pointer: string): string {
  return pointer.split('/').map(shownName).join('/');
}

/** Whether a reader sees a character as it is: neither a control nor invisible. */
export function isPlainCharacter(char: string): boolean {
  return char >= ' ' && !INVISIBLE.test(char);
}

function escapeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, unit) => escapeUnit(char.charCodeAt(unit))).join('');
}

function escapeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
