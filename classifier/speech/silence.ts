import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, spanOfKinds } from './hear.ts';

/** In other languages the three words of "do not tell the user" in one sentence, or secrecy beside the user. */
const FOREIGN = KIND.not | KIND.tell | KIND.user;

/** Text that keeps from the user what is done. */
export const ASKS_FOR_SILENCE: Question = {
  needs: KIND.silence | KIND.user,
  ask: ({ sentence, here }) => {
    if (has(here, KIND.silence)) return spanOfKinds(sentence, KIND.silence);
    if ((here & FOREIGN) === FOREIGN) return spanOfKinds(sentence, FOREIGN);
    return has(here, KIND.user) && has(here, KIND.hush) ? spanOfKinds(sentence, KIND.user | KIND.hush) : null;
  },
};
