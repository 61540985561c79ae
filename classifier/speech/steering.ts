import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, spanOfKinds } from './hear.ts';

/** Text that tells the model which tool to use, or what to say. */
export const STEERS_THE_MODEL: Question = {
  needs: KIND.steer,
  ask: ({ sentence, here }) => (has(here, KIND.steer) ? spanOfKinds(sentence, KIND.steer) : null),
};

/** Praise of itself. */
export const PRAISES_ITSELF: Question = {
  needs: KIND.praise,
  ask: ({ sentence }) => spanOfKinds(sentence, KIND.praise),
};

/** Asks which model is calling. */
export const ASKS_WHICH_MODEL: Question = {
  needs: KIND.identity,
  ask: ({ sentence }) => spanOfKinds(sentence, KIND.identity),
};
