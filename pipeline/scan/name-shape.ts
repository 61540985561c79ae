import { seenOnly } from '#classifier/llm/visible.ts';
import { plainLetters } from '#classifier/speech/unseen-look-alikes.ts';
import { foldName, plainLook } from '#policy/stack/look.ts';

/** How a name looks to a hurried reader: equal shapes are taken for each other. */
export interface NameShape {
  /** Without case and separators, in the Latin letters that it looks like. */
  readonly shape: string;
  /** True where letters of another script, digits for letters or unseen characters make it look so: nobody does that by accident. */
  readonly isDisguised: boolean;
}

export function nameShape(name: string): NameShape {
  const seen = plainLetters(seenOnly(name));
  return { shape: plainLook(seen), isDisguised: foldName(name) !== foldName(seen) };
}
