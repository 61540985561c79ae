import { KIND } from '../words/speech/kinds.ts';
import { isQuotedExample } from './quoted.ts';
import type { Speech, Spoken } from './read-speech.ts';
import { kindsAround, type Sentence, sentencesOf } from './sentences.ts';
import { fieldOf } from './texts.ts';

/** Where a text says what a rule asks about. */
export interface Heard {
  readonly spoken: Spoken;
  /** UTF-16 units of `spoken.text`, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What a rule looks for: a word that has to be there at all, and a closer look at each sentence that has one of them. */
export interface Question {
  /** Nothing is read closely where none of these stands. */
  readonly needs: number;
  /** The marks that the sentence owes its answer to, or null. */
  readonly ask: (place: SentencePlace) => { readonly start: number; readonly end: number } | null;
}

/** One sentence and what stands around it. */
export interface SentencePlace {
  readonly spoken: Spoken;
  readonly sentence: Sentence;
  /** Kinds in this sentence. */
  readonly here: number;
  /** Kinds in this sentence and the ones next to it. */
  readonly near: number;
  /** Kinds in this sentence and three on each side, as far as a tag reaches. */
  readonly wide: number;
  /** Whether this sentence stands in what describes a parameter. */
  readonly isParameter: boolean;
}

/** One answer a text, for the first few texts: a page needs no more to be checked. */
const MAX_HEARD = 3;

/** The first sentence of each text that answers the question. */
export function hear(speech: Speech, question: Question): Heard[] {
  const heard: Heard[] = [];
  if ((speech.kinds & question.needs) === 0) return heard;
  for (const spoken of speech.spoken) {
    if ((spoken.kinds & question.needs) === 0) continue;
    const found = hearText(spoken, question);
    if (found !== null) heard.push(found);
    if (heard.length >= MAX_HEARD) break;
  }
  return heard;
}

function hearText(spoken: Spoken, question: Question): Heard | null {
  const sentences = sentencesOf(spoken);
  const isParameter = fieldOf(spoken.read.place) === 'inputSchema';
  for (const [index, sentence] of sentences.entries()) {
    if ((sentence.kinds & question.needs) === 0) continue;
    const near = kindsAround(sentences, index, 1);
    const wide = kindsAround(sentences, index, 3);
    const span = question.ask({ spoken, sentence, here: sentence.kinds, near, wide, isParameter });
    if (span !== null && !isQuotedExample(spoken.text, span.start)) return { spoken, ...span };
  }
  return null;
}

/** Whether a kind is among those given. */
export const has = (kinds: number, kind: number): boolean => (kinds & kind) !== 0;

/** From the first to the last mark of these kinds in the sentence. */
export function spanOfKinds(sentence: Sentence, kinds: number): { start: number; end: number } | null {
  let start = -1;
  let end = -1;
  for (const mark of sentence.marks) {
    if ((mark.kinds & kinds) === 0) continue;
    if (start < 0 || mark.start < start) start = mark.start;
    end = Math.max(end, mark.end);
  }
  return start < 0 ? null : { start, end };
}

/** The kinds of things that an attack is after. */
export const THINGS = KIND.file | KIND.secret | KIND.talk | KIND.own | KIND.environment;
