import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, spanOfKinds } from './hear.ts';

/** In other languages the verb and its object in one sentence. */
const FOREIGN = KIND.ignore | KIND.rules;

/** Text that puts other instructions, or the user's wish, out of force. */
export const OVERRIDES_INSTRUCTIONS: Question = {
  needs: KIND.override | KIND.ignore | KIND.unasked,
  ask: ({ sentence, here }) => {
    if (has(here, KIND.override)) return spanOfKinds(sentence, KIND.override);
    if (has(here, KIND.unasked) && has(here, KIND.other) && has(here, KIND.when))
      return spanOfKinds(sentence, KIND.unasked);
    return (here & FOREIGN) === FOREIGN ? spanOfKinds(sentence, FOREIGN) : null;
  },
};
