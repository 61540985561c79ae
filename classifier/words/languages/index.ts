import { GERMANIC_VERBS } from './germanic.ts';
import { FOREIGN_NOUNS } from './nouns.ts';
import { ROMANCE_VERBS } from './romance.ts';
import { STEMS } from './segment.ts';
import { SLAVIC_VERBS } from './slavic.ts';

/** Forms that are English words or articles first. */
const NOT_FOREIGN = new Set('active agenda cobra fare liga para plane pulse quite restaurant suit valuta'.split(' '));

/** Of a word that two languages share the last has it: the tables stand from the rarest to the commonest. */
const BY_WORD: ReadonlyMap<string, string> = new Map(
  [...SLAVIC_VERBS, ...GERMANIC_VERBS, ...ROMANCE_VERBS].filter(([word]) => !NOT_FOREIGN.has(word)),
);

/** The English verb that a word of another language means, undefined where we know none. */
export function translateVerb(word: string): string | undefined {
  return BY_WORD.get(word) ?? STEMS.get(word);
}

/** The English noun, or small word, that a lower-case word of another language means, undefined where we know none. */
export function translateNoun(word: string): string | undefined {
  return FOREIGN_NOUNS.get(word);
}
