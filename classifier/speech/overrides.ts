import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, spanOfKinds } from './hear.ts';

const FOREIGN = KIND.ignore | KIND.rules;

/** Text that puts other instructions, or the user's wish, out of force. */
export const OVERRIDES_INSTRUCTIONS: Question = {
  needs: KIND.override | KIND.ignore,
  ask: ({ sentence, here }) => {
    if (has(here, KIND.override)) return spanOfKinds(sentence, KIND.override);
    return (here & FOREIGN) === FOREIGN ? spanOfKinds(sentence, FOREIGN) : null;
  },
};
