/** How a text was hidden, in words for people. */
export const WAYS_TO_HIDE = {
  tags: 'tag characters',
  'zero-width': 'zero-width characters',
  selectors: 'variation selectors',
  bidi: 'characters that turn the reading direction',
  terminal: 'terminal control characters',
  'split-words': 'invisible characters inside words',
  'look-alikes': 'letters that look like others',
  base64: 'Base64',
  hex: 'hexadecimal',
  percent: 'percent-encoding',
  escapes: 'character escapes',
  rot13: 'letters shifted by 13',
  reversed: 'letters in reverse order',
  comment: 'an HTML comment',
  'hidden-markup': 'markup that is not displayed',
  'far-off': 'a place far from the rest of the text',
} as const;
export type WayToHide = keyof typeof WAYS_TO_HIDE;

/** A stretch of a text that holds something a reader does not see. */
export interface HiddenSpan {
  readonly way: WayToHide;
  /** UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What is hidden there, at most MAX_DECODED units; null where it cannot be told. */
  readonly decoded: string | null;
  /** Whether hiding in this way is a sign by itself. Comments, encodings and joiners have honest uses and are judged by what they say. */
  readonly isSign: boolean;
}

/** Nobody hides more than this in a description, and a page need not show more. */
export const MAX_DECODED = 4_000;
