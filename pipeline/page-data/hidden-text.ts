import { hiddenTextOf } from '#classifier/speech/hidden-text.ts';
import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { textCost } from './html-cost.ts';
import { cut } from './shown-text.ts';
import type { HiddenNote } from './types.ts';

/** More places than this are the same trick again; the definition on the page marks them. */
const MAX_NOTES = 8;

/** The notes' share of a page's 120 KB; a text that fills it has been understood long before. */
const MAX_HTML_BYTES = 10 * 1024;
const MAX_DECODED_LENGTH = 1_600;
/** Enough to recognise it in the definition. */
const MAX_RAW_LENGTH = 60;
const MAX_WHERE_LENGTH = 120;

/** What a definition hides, decoded. Looked for only where a rule found hidden instructions, so that it costs the other pages nothing. */
export function hiddenNotes(tool: Tool, classification: Pick<Classification, 'facets'>): HiddenNote[] {
  if (!classification.facets.includes('hidden-instructions')) return [];
  const notes: HiddenNote[] = [];
  let bytes = 0;
  for (const { pointer, part, start, end, way, decoded } of hiddenTextOf(tool).slice(0, MAX_NOTES)) {
    const note = {
      where: placeOf(pointer, part),
      way,
      decoded: decoded === null ? null : cut(decoded.trim().toWellFormed(), MAX_DECODED_LENGTH),
      raw: cut(textAt(tool, pointer, part).slice(start, end).toWellFormed(), MAX_RAW_LENGTH),
    };
    // Characters that are written out take six times their place.
    bytes += textCost(note.decoded ?? '') * 2 + textCost(note.raw) * 3;
    if (bytes > MAX_HTML_BYTES && notes.length > 0) break;
    notes.push(note);
  }
  return notes;
}

/** "the description", "the default of the parameter “filter.by”". */
export function placeOf(pointer: string, part: 'key' | 'value'): string {
  const steps = stepsOf(pointer);
  const names = steps.filter((_, at) => steps[at - 1] === 'properties' && at > 1);
  const owner = steps[0] === 'outputSchema' ? 'the output field' : 'the parameter';
  const subject = names.length === 0 ? '' : `${owner} “${names.join('.')}”`;
  if (part === 'key') return cut(`the name of ${subject}`, MAX_WHERE_LENGTH);
  const key = steps.findLast((step) => !/^\d+$/.test(step)) ?? '';
  return cut(`the ${WORDS[key] ?? key}${subject === '' ? '' : ` of ${subject}`}`, MAX_WHERE_LENGTH);
}

const WORDS: Readonly<Record<string, string>> = {
  enum: 'choices',
  const: 'only value',
  examples: 'examples',
  $comment: 'comment',
};

/** RFC 6901: "~1" is "/", "~0" is "~". */
function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function textAt(tool: Tool, pointer: string, part: 'key' | 'value'): string {
  const steps = stepsOf(pointer);
  if (part === 'key') return steps.at(-1) ?? '';
  let value: unknown = tool;
  for (const step of steps) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return typeof value === 'string' ? value : '';
}
