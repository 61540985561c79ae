import { isUnseen } from './visible.ts';

/** A stranger's words made fit to be shown: one line, nothing invisible, nothing that turns the line round, at most `max` characters. */
export function plainSentence(text: string, max = MAX_REASON): string {
  let plain = '';
  for (const character of text.slice(0, READ_TIMES * max)) {
    plain += isUnseen(character) || SPACE.test(character) ? ' ' : character;
  }
  const line = plain.split(' ').filter(Boolean).join(' ');
  return line.length <= max
    ? line
    : `${line
        .slice(0, max - 1)
        .replace(HALF_PAIR, '')
        .trimEnd()}…`;
}

const SPACE = /\s/;
/** A surrogate whose other half was cut off. */
const HALF_PAIR = /[\ud800-\udbff]$/;
/** Two lines on a page. */
const MAX_REASON = 300;
/** Text that is mostly invisible is not read to its end. */
const READ_TIMES = 4;
