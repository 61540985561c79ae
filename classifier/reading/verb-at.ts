import { phrasalForm, type VerbForm, verbForm } from '../words/forms.ts';
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
  const verb = verbForm(token.word);
  return verb === undefined ? undefined : { verb, width: 1 };
}

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
