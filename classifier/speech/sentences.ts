import type { Mark } from './mark-text.ts';
import type { Spoken } from './read-speech.ts';

/** What stands in each sentence of a text; marks of one sentence side by side. */
export interface Sentence {
  readonly at: number;
  readonly kinds: number;
  readonly marks: readonly Mark[];
}

/** The sentences that hold marks, in order. Made only for a text that a rule has reason to read closely, once for all rules. */
export function sentencesOf(spoken: Spoken): readonly Sentence[] {
  spoken.sentences ??= [...Map.groupBy(spoken.marks, (mark) => mark.sentence)]
    .sort(([left], [right]) => left - right)
    .map(([at, marks]) => ({ at, marks, kinds: marks.reduce((kinds, mark) => kinds | mark.kinds, 0) }));
  return spoken.sentences;
}

/** What stands in a sentence and in those up to `distance` sentences away. */
export function kindsAround(sentences: readonly Sentence[], index: number, distance: number): number {
  const here = sentences[index];
  if (here === undefined) return 0;
  let kinds = here.kinds;
  for (let other = index - distance; other <= index + distance; other += 1) {
    const one = sentences[other];
    if (one !== undefined && Math.abs(one.at - here.at) <= distance) kinds |= one.kinds;
  }
  return kinds;
}

/** The marks of a kind, in order. */
export function marksOf(sentence: Sentence, kind: number): readonly Mark[] {
  return sentence.marks.filter((mark) => (mark.kinds & kind) !== 0);
}
