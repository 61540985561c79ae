import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, THINGS } from './hear.ts';

/** What an order in plain sight might be documentation for, and one out of sight is not. */
const NEVER_HIDDEN_HONESTLY =
  KIND.silence |
  KIND.override |
  KIND.deceive |
  KIND.steer |
  KIND.command |
  KIND.tag |
  KIND.unasked |
  KIND.own |
  KIND.file;

/** Words that were hidden and that tell the model to do something. */
export const HIDES_INSTRUCTIONS: Question = {
  needs: NEVER_HIDDEN_HONESTLY | KIND.order | KIND.reads | KIND.moves,
  ask: ({ spoken, here }) => {
    if (spoken.unseen === null) return null;
    const isOrder = has(here, KIND.order) && has(here, KIND.reads | KIND.moves);
    const isTold =
      has(here, NEVER_HIDDEN_HONESTLY) || (isOrder && has(here, THINGS | KIND.place | KIND.other | KIND.target));
    return isTold ? { start: 0, end: spoken.text.length } : null;
  },
};
