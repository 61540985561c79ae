import type { Segment } from './types.ts';

/** Measured on the pages' markup: an element with a class, and a mark with its number. */
const ELEMENT_BYTES = 30;
const MARK_BYTES = 45;

/** About how many bytes of HTML segments take: quotes, angle brackets and ampersands become entities of up to 6 bytes. */
export function htmlCost(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segmentCost(segment), 0);
}

export function segmentCost({ text, kind, marks = [] }: Segment): number {
  return textCost(text) + (kind === 'plain' ? 0 : ELEMENT_BYTES) + marks.length * MARK_BYTES;
}

export function textCost(text: string): number {
  let entities = 0;
  for (const char of text) if (char === '"' || char === '&' || char === "'" || char === '<' || char === '>') entities++;
  return Buffer.byteLength(text) + entities * 5;
}
