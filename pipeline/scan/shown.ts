import { isUnseen } from '#classifier/llm/visible.ts';
import { escapeUnits } from './visible-json.ts';

/** Long enough for every name measured in public servers, short enough for a sentence. */
const NAME_LENGTH = 60;

/** More marks than this on one letter smear over the lines above and below it. */
const MAX_MARKS = 2;

/**
 * A stranger's text for a sentence or a terminal: one line, every character that cannot be seen or that changes what is seen written out
 * (`\u202e`), cut to `max` characters with an ellipsis.
 */
export function shown(text: string, max: number = NAME_LENGTH): string {
  let out = '';
  let marks = 0;
  // A name of a megabyte is not looked through: what is past the cut is not shown.
  for (const character of text.slice(0, max * 2)) {
    marks = MARK.test(character) ? marks + 1 : 0;
    const one = isUnseen(character) || marks > MAX_MARKS ? escapeUnits(character) : character;
    if (out.length + one.length > max) return `${out}…`;
    out += one;
  }
  return out.length < text.length && text.length > max * 2 ? `${out}…` : out;
}

/** `server/tool`, as sentences and tables name a tool. */
export function shownTool(server: string, tool: string): string {
  return `${shown(server, 40)}/${shown(tool)}`;
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(texts: readonly string[], max = 3): string {
  const [first = '', ...rest] = texts;
  if (rest.length === 0) return first;
  if (texts.length <= max) return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
  return `${texts.slice(0, max).join(', ')} and ${(texts.length - max).toLocaleString('en')} more`;
}

const MARK = /\p{M}/u;
