import { gainsHiddenCharacters } from './hidden-characters.ts';
import type { ChangeClass } from './types.ts';

/**
 * How much a changed text matters. A model obeys what it reads, so other words are at least `widened`; capitals, white space and the
 * punctuation between sentences are not words. Text that gained hidden characters is an attack.
 */
export function textClass(before: string, after: string): ChangeClass {
  if (gainsHiddenCharacters(before, after)) return 'attack';
  return plainWords(before) === plainWords(after) ? 'cosmetic' : 'widened';
}

/** Punctuation inside a word (`~/.ssh`, `no-reply`, `1.5`) stays: there it means something. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[.,;:!?…]+(?=\s|$)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
