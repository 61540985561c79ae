import { gainsHiddenCharacters } from './hidden-characters.ts';
import { isObject, sameJson } from './json-text.ts';
import { textClass } from './text-class.ts';
import type { ChangeClass } from './types.ts';

/** Every text in a value, keys too, in the order they stand. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    if (typeof next !== 'object' || next === null) continue;
    const entries = Object.entries(next);
    if (isObject(next)) for (const [key] of entries) texts.push(key);
    for (const [, inner] of entries.reverse()) open.push(inner);
  }
  return texts;
}

/**
 * How much it matters that a part of a definition differs whose meaning is not looked into: `attack` where hidden characters appeared,
 * `cosmetic` where only capitals, white space and punctuation of its texts differ, else `widened`: it may allow more.
 */
export function wholeClass(before: unknown, after: unknown): ChangeClass {
  const [left, right] = [textsIn(before), textsIn(after)];
  if (gainsHiddenCharacters(left.join('\n'), right.join('\n'))) return 'attack';
  const isAlike = left.length === right.length && left.every((text, at) => isMereWording(text, right[at] ?? ''));
  return isAlike && sameJson(withoutTexts(before), withoutTexts(after)) ? 'cosmetic' : 'widened';
}

/** What comes back is declared to a model, not taken from it: other fields are `widened` too, since more may come back. */
export const outputClass = wholeClass;

function isMereWording(left: string, right: string): boolean {
  return left === right || textClass(left, right) === 'cosmetic';
}

function withoutTexts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? '' : inner)) ?? 'null');
}
