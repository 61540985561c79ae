import { isParted, partedForm, phrasalForm, type VerbForm } from '../words/forms.ts';
import { PREPOSITIONS } from '../words/function-words.ts';
import type { Token } from './types.ts';

/** A verb where it stands, and how many words it takes ("tear down" takes two). */
export interface VerbAt {
  readonly verb: VerbForm;
  readonly width: 1 | 2;
}

/** The verb of one or two words that begins at a word, undefined where none does. */
export function verbAt(tokens: readonly Token[], at: number): VerbAt | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const light = token.isLight ? lightVerb(tokens, at, token.word) : undefined;
  if (light !== undefined) return light;
  return token.verb === undefined ? undefined : { verb: token.verb, width: 1 };
}

function lightVerb(tokens: readonly Token[], at: number, word: string): VerbAt | undefined {
  const next = tokens[at + 1];
  const phrasal = next?.gap === 'space' ? phrasalForm(word, next.word) : undefined;
  if (phrasal !== undefined) return { verb: phrasal, width: 2 };
  const parted = partedVerb(tokens, at);
  return parted === undefined ? undefined : { verb: parted, width: 1 };
}

/** "Turn an address into coordinates", "Take a post off the site": the particle stands after the object. */
function partedVerb(tokens: readonly Token[], at: number): VerbForm | undefined {
  if (!isParted(tokens[at]?.word ?? '')) return undefined;
  for (let next = at + 2; next < at + 2 + NEAR_PARTICLE; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.gap !== 'space') return undefined;
    const verb = partedForm(tokens[at]?.word ?? '', token.word);
    if (verb !== undefined) return verb;
    if (PREPOSITIONS.has(token.word)) return undefined;
  }
  return undefined;
}

/** An article, two adjectives and a noun of two words. */
const NEAR_PARTICLE = 5;
