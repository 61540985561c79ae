import { KIND } from '../words/speech/kinds.ts';
import { has, type Question, spanOfKinds } from './hear.ts';

/** Consent, approval or rank that is claimed, and with it something done that the user would be asked about. */
export const CLAIMS_AUTHORITY: Question = {
  needs: KIND.claim,
  ask: ({ sentence, near }) => {
    const isUsed =
      has(near, KIND.silence | KIND.override | KIND.unheard) ||
      (has(near, KIND.unasked) && has(near, KIND.reads | KIND.moves | KIND.other)) ||
      (has(near, KIND.order) && has(near, KIND.command));
    return isUsed ? spanOfKinds(sentence, KIND.claim) : null;
  },
};

const COMMAND_THRESHOLD = 3;

/** A command that the model is to run beside the tool, for a check or a set-up that nobody asked for. */
export const ORDERS_A_COMMAND: Question = {
  needs: KIND.command,
  ask: ({ sentence, here, near }) => {
    const score =
      1 +
      (has(here, KIND.order) ? 0.75 : 0) +
      (has(near, KIND.when) ? 0.5 : 0) +
      (has(near, KIND.claim) ? 0.75 : 0) +
      (has(near, KIND.authority) ? 0.75 : 0) +
      (has(here, KIND.deceive | KIND.file | KIND.environment) ? 1 : 0) +
      (has(near, KIND.silence | KIND.hush) ? 1.5 : 0);
    return score >= COMMAND_THRESHOLD ? spanOfKinds(sentence, KIND.command) : null;
  },
};

/** A tag or a heading of the system, and under it what only an attack says. */
export const SPEAKS_AS_THE_SYSTEM: Question = {
  needs: KIND.tag,
  ask: ({ spoken, sentence, wide }) => {
    const span = spanOfKinds(sentence, KIND.tag);
    if (span === null) return null;
    const isSecret = SECRET_TAG.test(spoken.text.slice(span.start, span.end));
    return isAttack(wide) || (isSecret && has(wide, SAYS_TO_DO)) ? span : null;
  },
};

/** No documentation is marked as hidden from its reader. */
const SECRET_TAG = /^[<[]\s*(?:hidden|secret)/i;
const SAYS_TO_DO = KIND.when | KIND.reads | KIND.moves | KIND.steer | KIND.place | KIND.other;

function isAttack(kinds: number): boolean {
  return (
    has(kinds, KIND.silence | KIND.override | KIND.deceive | KIND.command | KIND.own | KIND.unasked) ||
    (has(kinds, KIND.file | KIND.secret | KIND.talk) &&
      has(kinds, KIND.reads | KIND.moves) &&
      has(kinds, KIND.order)) ||
    (has(kinds, KIND.other) && has(kinds, KIND.instead))
  );
}
