import { KIND, NEGATED } from '../words/speech/kinds.ts';
import { has, type Question, type SentencePlace, spanOfKinds, THINGS } from './hear.ts';
import { marksOf } from './sentences.ts';

/*
 * No single word makes a leak: documentation speaks of tokens, files and fields too. What counts is how much of the whole is there: a
 * private thing, an act that takes it or passes it on, a place where it goes, and an order that stands beside the tool's own act. Weights
 * and threshold were set on texts written for it, half of them left unseen until the end.
 */
const THRESHOLD = 3.25;

/** Text that tells the model to read or pass on what is not the tool's business. */
export const ASKS_FOR_PRIVATE_DATA: Question = {
  needs: THINGS,
  ask: (place) => {
    if (isOwnPrompt(place)) return spanOfKinds(place.sentence, KIND.own | KIND.total);
    if (!isAddressed(place) || !has(place.here, KIND.reads | KIND.moves | KIND.command | KIND.target)) return null;
    if ((isOnlySecret(place) && !isStolen(place)) || isForbidden(place)) return null;
    return score(place) >= THRESHOLD ? spanOfKinds(place.sentence, THINGS | KIND.reads | KIND.moves) : null;
  },
};

/** A parameter that wants the model's own prompt, word for word, needs no verb to say so. */
function isOwnPrompt({ here, isParameter }: SentencePlace): boolean {
  return isParameter && has(here, KIND.own) && has(here, KIND.total);
}

/** Said to the model, not of the tool: what the tool itself does stands in its first sentence. */
function isAddressed({ sentence, here, near, isParameter }: SentencePlace): boolean {
  return (
    isParameter ||
    (sentence.at > 0 && has(here, KIND.file | KIND.own)) ||
    has(here, KIND.order | KIND.when | KIND.target | KIND.command) ||
    has(near, KIND.silence | KIND.hush | KIND.unheard | KIND.tag | KIND.deceive | KIND.claim | KIND.unasked)
  );
}

/** "Never include passwords" protects them. */
function isForbidden({ spoken, sentence, near }: SentencePlace): boolean {
  if (has(near, KIND.silence | KIND.hush | KIND.unheard)) return false;
  const acts = marksOf(sentence, KIND.moves | KIND.reads).filter((mark) => !has(mark.kinds, KIND.target | KIND.talk));
  return (
    acts.length > 0 && acts.every(({ start }) => NEGATED.test(spoken.text.slice(Math.max(0, start - BACK), start)))
  );
}

const BACK = 64;

/** "Pass the API key in the header" is how most APIs begin. */
function isOnlySecret({ here }: SentencePlace): boolean {
  return has(here, KIND.secret) && !has(here, KIND.file | KIND.own | KIND.environment | KIND.talk);
}

/** What no API asks for: all of them, those of others, for an address, in secret, on somebody's authority. */
function isStolen({ here, near }: SentencePlace): boolean {
  return (
    has(near, KIND.silence | KIND.hush | KIND.unheard | KIND.deceive | KIND.tag) ||
    has(here, KIND.target | KIND.other | KIND.claim) ||
    (has(here, KIND.total) && has(here, KIND.order))
  );
}

function score(place: SentencePlace): number {
  const { here, near, isParameter } = place;
  const thing = weigh(here, THING_WEIGHTS, true) + keyBonus(place);
  return thing + weigh(here, HERE_WEIGHTS) + weigh(near, NEAR_WEIGHTS) + (isParameter ? 0.25 : 0);
}

/** Files that hold nothing but secrets, unless only the way to them is spoken of. */
function keyBonus({ spoken, sentence, here }: SentencePlace): number {
  if (!has(here, KIND.file)) return 0;
  const first = sentence.marks[0]?.start ?? 0;
  const words = spoken.text.slice(Math.max(0, first - 40), (sentence.marks.at(-1)?.end ?? 0) + 40);
  return (KEY_FILES.test(words) ? 0.75 : 0) - (ONLY_A_PLACE.test(words) ? 1 : 0);
}

const KEY_FILES = /id_(?:rsa|ed25519|ecdsa|dsa)\b(?!\.pub)|\.ssh\b|\.aws\b|\/etc\/shadow|\.gnupg|\.netrc|wallet\.dat/i;
const ONLY_A_PLACE = /\b(?:path|default|defaults|e\.g|example|location|\.pub)\b/i;

type Weights = readonly (readonly [kind: number, weight: number])[];

/** The heaviest thing counts; two things are not twice as bad. */
const THING_WEIGHTS: Weights = [
  [KIND.own, 2.25],
  [KIND.file, 1.5],
  [KIND.talk, 1.25],
  [KIND.environment, 1],
  [KIND.secret, 0.75],
];

const HERE_WEIGHTS: Weights = [
  [KIND.moves, 1],
  [KIND.reads, 0.75],
  [KIND.command, 0.75],
  [KIND.place, 0.75],
  [KIND.target, 1],
  [KIND.order, 0.75],
  [KIND.when, 0.5],
  [KIND.total, 0.5],
  [KIND.other, 0.5],
];

const NEAR_WEIGHTS: Weights = [
  [KIND.silence, 2],
  [KIND.deceive, 1.5],
  [KIND.hush, 1],
  [KIND.unheard, 1],
  [KIND.claim, 0.75],
  [KIND.tag, 0.75],
  [KIND.unasked, 0.5],
  [KIND.authority, 0.5],
];

function weigh(kinds: number, weights: Weights, isHeaviestOnly = false): number {
  let sum = 0;
  for (const [kind, weight] of weights) {
    if (!has(kinds, kind)) continue;
    if (isHeaviestOnly) return weight;
    sum += weight;
  }
  return sum;
}
