import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, type SentencePlace, spanOfKinds } from './hear.ts';
import { marksOf } from './sentences.ts';

const THRESHOLD = 3;

/** Text that changes what another tool is given, or where its results go. */
export const REDIRECTS_OTHER_TOOLS: Question = {
  needs: KIND.instead | KIND.target,
  ask: (place) => {
    const { sentence, here, near } = place;
    const isAimed = has(here, KIND.instead) && has(here, KIND.target);
    if (!has(near, KIND.other) && !isAimed) return null;
    return score(place) >= THRESHOLD ? spanOfKinds(sentence, KIND.instead | KIND.target | KIND.other) : null;
  },
};

function score({ sentence, here, near }: SentencePlace): number {
  const insteads = Math.min(2, marksOf(sentence, KIND.instead).length);
  return (
    1 +
    insteads * 1.25 +
    (has(here, KIND.target) ? 1.25 : 0) +
    (has(here, KIND.order) ? 0.5 : 0) +
    (has(here, KIND.when) ? 0.5 : 0) +
    (has(here, KIND.total) ? 0.5 : 0) +
    (has(here, KIND.moves) ? 0.25 : 0) +
    (has(near, KIND.silence | KIND.override | KIND.deceive) ? 1.5 : 0) +
    (has(near, KIND.hush | KIND.tag) ? 0.75 : 0)
  );
}
