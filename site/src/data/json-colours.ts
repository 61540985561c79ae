import type { PolicySnippet } from '#pipeline/page-data/types-policy.ts';

/** A stretch of a file as a page prints it. */
export interface Piece {
  readonly text: string;
  /** Class of its colour: key, string, or number and literal. */
  readonly kind: 'k' | 's' | 'n' | undefined;
  /** For a person to fill in. */
  readonly isSlot: boolean;
}

/** A whole server's policy in coloured pieces would be three times its bytes. */
const MOST_COLOURED = 6000;

/** Cuts a snippet where its looks change; joined, the pieces are its text again. What is not JSON, or long, stays plain. */
export function snippetPieces(
  { text, stretches }: Pick<PolicySnippet, 'text' | 'stretches'>,
  fileName: string,
): Piece[] {
  const isColoured = fileName.endsWith('.json') && text.length <= MOST_COLOURED;
  const pieces: Piece[] = [];
  let start = 0;
  const addTo = (end: number, isSlot: boolean): void => {
    const part = text.slice(start, end);
    for (const [token, kind] of isColoured ? jsonTokens(part) : [[part, undefined] as const])
      add(pieces, token, kind, isSlot);
    start = end;
  };
  for (const stretch of stretches) {
    addTo(stretch.start, false);
    addTo(stretch.end, true);
  }
  addTo(text.length, false);
  return pieces;
}

/** Neighbours that look the same are one piece: every piece costs the page an element. White space looks the same in every kind. */
function add(pieces: Piece[], text: string, kind: Piece['kind'], isSlot: boolean): void {
  if (text === '') return;
  const last = pieces.at(-1);
  const isAlike = last?.isSlot === isSlot && (last.kind === kind || text.trim() === '');
  if (last !== undefined && isAlike) pieces[pieces.length - 1] = { ...last, text: last.text + text };
  else pieces.push({ text, kind, isSlot });
}

function* jsonTokens(text: string): Generator<readonly [token: string, kind: Piece['kind']]> {
  for (const [token, string, colon, value] of text.matchAll(TOKEN)) {
    if (string === undefined) yield [token, value === undefined ? undefined : 'n'];
    else {
      yield [string, colon === undefined ? 's' : 'k'];
      yield [colon ?? '', undefined];
    }
  }
}

/** A string (with the colon that makes it a key), a number or literal, or anything else. Each branch starts differently, so it is linear. */
const TOKEN = /("(?:[^"\\]|\\.)*")(:)?|(-?\d[\d.eE+-]*|true|false|null)|[^"\dtfn-]+|[\s\S]/g;
