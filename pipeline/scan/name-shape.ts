import { seenOnly } from '#classifier/llm/visible.ts';
import { plainLetters } from '#classifier/speech/unseen-look-alikes.ts';

/** How a name looks to a hurried reader: equal shapes are taken for each other. */
export interface NameShape {
  /** Without case and separators, in the Latin letters that it looks like. */
  readonly shape: string;
  /** True where letters of another script, digits for letters or unseen characters make it look so: nobody does that by accident. */
  readonly isDisguised: boolean;
}

export function nameShape(name: string): NameShape {
  const plain = fold(name);
  const shape = fold(plainLetters(seenOnly(name)))
    .replaceAll('0', 'o')
    .replaceAll('1', 'l');
  return { shape, isDisguised: plain !== fold(plainLetters(seenOnly(name))) };
}

/** Clients and models write one name with `_`, `-`, `.` or capitals. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-./:]+/g, '');
}
