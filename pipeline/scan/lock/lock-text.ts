import { isUnseen } from '#classifier/llm/visible.ts';
import type { Lock } from './types.ts';

/** The lock as a file: JSON that reads back verbatim, one value a line, in which nothing is invisible to who reviews it. */
export function lockText(lock: Lock): string {
  const json = JSON.stringify(lock, null, 2);
  let text = '';
  for (const character of json) text += character !== '\n' && isUnseen(character) ? escapeUnits(character) : character;
  return `${text}\n`;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
