import { isParted, partedForm, phrasalForm, type VerbForm, verbForm } from '../words/forms.ts';
import { isVerbLast } from '../words/other-languages.ts';
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
  const next = tokens[at + 1];
  const phrasal = next?.gap === 'space' ? phrasalForm(token.word, next.word) : undefined;
  if (phrasal !== undefined) return { verb: phrasal, width: 2 };
  const parted = partedVerb(tokens, at);
  if (parted !== undefined) return { verb: parted, width: 1 };
  const verb = verbForm(token.word);
  return verb === undefined ? undefined : { verb, width: 1 };
}

/** "Turn an address into coordinates", "Take a post off the site": the particle stands after the object. */
function partedVerb(tokens: readonly Token[], at: number): VerbForm | undefined {
  if (!isParted(tokens[at]?.word ?? '')) return undefined;
  for (let next = at + 2; next < at + 2 + NEAR_PARTICLE; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.gap !== 'space') return undefined;
    const verb = partedForm(tokens[at]?.word ?? '', token.word);
    if (verb !== undefined) return verb;
  }
  return undefined;
}

/** An article, two adjectives and a noun of two words. */
const NEAR_PARTICLE = 5;

/** "사용자 정보를 조회합니다": a Korean or Japanese sentence ends in its verb. Its last words decide, read as one. */
export function lastVerb(tokens: readonly Token[], start: number, end: number): { at: number; verb: VerbForm } | null {
  const at = end - 1;
  const last = tokens[at];
  if (last === undefined || !isVerbLast(last.word)) return null;
  const joined = tokens
    .slice(Math.max(start, end - WORDS_OF_ENDING), end)
    .map((token) => token.word)
    .join('');
  const verb = verbForm(joined);
  return verb === undefined ? null : { at, verb };
}

/** An object, a verb and an auxiliary: "이미지를 생성합니다", "결제를 진행합니다". */
const WORDS_OF_ENDING = 3;
