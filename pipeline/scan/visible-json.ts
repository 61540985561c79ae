import { isUnseen } from '#classifier/llm/visible.ts';

/**
 * A value as indented JSON that reads back verbatim, in which every character that cannot be seen is an escape: JSON itself leaves those past
 * U+001F as they are, among them what turns a line around and what a terminal obeys. Ends with a line break.
 */
export function visibleJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  let text = '';
  let from = 0;
  for (let at = 0; at < json.length; ) {
    const character = String.fromCodePoint(json.codePointAt(at) ?? 0);
    if (character !== '\n' && isUnseen(character)) {
      text += json.slice(from, at) + escapeUnits(character);
      from = at + character.length;
    }
    at += character.length;
  }
  return `${text}${json.slice(from)}\n`;
}

/** `\u202e` */
export function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
