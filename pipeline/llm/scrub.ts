import { plainSentence } from '#classifier/llm/plain-sentence.ts';

/** An endpoint's words fit for a log: one line, nothing invisible, and the key, which some endpoints quote in part, left out. */
export function scrub(text: string, apiKey: string | null): string {
  const words = withoutKey(text, apiKey)
    .slice(0, MAX_READ)
    .split(SPACES)
    .map((word) => (LIKE_A_KEY.test(word) ? LEFT_OUT : word));
  return plainSentence(words.join(' '), MAX_DETAIL);
}

/** A text with the key left out wherever it stands whole. */
export function withoutKey(text: string, apiKey: string | null): string {
  return apiKey === null || apiKey.length < MIN_KEY ? text : text.split(apiKey).join(LEFT_OUT);
}

const LEFT_OUT = '[key]';
/** Shorter ones are the made-up keys of local servers, and words of any text. */
const MIN_KEY = 6;
/** A key in part, as in `sk-abc***xyz`. */
const LIKE_A_KEY = /\bsk-|\*{4}|^Bearer$/;
const SPACES = /\s+/;
const MAX_READ = 2_000;
const MAX_DETAIL = 200;
