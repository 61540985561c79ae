import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, type SentencePlace, spanOfKinds, THINGS } from './hear.ts';

/** In other languages the three words of "do not tell the user" in one sentence, or secrecy beside the user. */
const FOREIGN = KIND.not | KIND.tell | KIND.user;
/** "Do not mention it" names nobody, and is one of these only beside something private. */
const NOT_MENTIONED = KIND.not | KIND.tell;

/** Text that keeps from the user what is done. */
export const ASKS_FOR_SILENCE: Question = {
  needs: KIND.silence | KIND.user | KIND.unheard,
  ask: (place) => {
    const { sentence, here, near } = place;
    if (isUnheard(place)) return spanOfKinds(sentence, KIND.unheard);
    if (has(here, KIND.silence)) return spanOfKinds(sentence, KIND.silence);
    if ((here & FOREIGN) === FOREIGN) return spanOfKinds(sentence, FOREIGN);
    if ((here & NOT_MENTIONED) === NOT_MENTIONED && has(near, THINGS) && sentence.at > 0) {
      return spanOfKinds(sentence, NOT_MENTIONED);
    }
    return has(here, KIND.user) && has(here, KIND.hush) ? spanOfKinds(sentence, KIND.user | KIND.hush) : null;
  },
};

/** "Nobody has to hear about it", beside an act: somebody is not to know of it. */
function isUnheard({ spoken, sentence, here, near }: SentencePlace): boolean {
  if (!has(here, KIND.unheard) || sentence.at === 0) return false;
  if (!has(near, KIND.moves | KIND.reads | KIND.command | KIND.instead | KIND.other | THINGS)) return false;
  const first = sentence.marks.find((mark) => has(mark.kinds, KIND.unheard))?.start ?? 0;
  return SOMEBODY.test(spoken.text.slice(Math.max(0, first - AROUND), first + AROUND));
}

const AROUND = 60;
const SOMEBODY = /\b(?:user|person|human|people|owner|operator|holder|nobody|no one|anyone|anybody|they|he|she)\b/i;
