import { diffWordsWithSpace } from 'diff';

/** A stretch of two texts: in both, in the second alone, in the first alone, or left out because both have it. */
export interface DiffPiece {
  /** What it says; for `folded` how many characters are left out. */
  readonly words: string;
  readonly kind: 'same' | 'added' | 'removed' | 'folded';
}

/** Edits looked for before two texts count as altogether different: the work is their square at most. */
const MAX_EDITS = 400;

/** Unchanged text kept before and after what changed. */
const AROUND = 120;

/** Compares two texts word by word; long stretches that did not change are folded. A missing text is one that came or went as a whole. */
export function diffWords(before: string | undefined, after: string | undefined): DiffPiece[] {
  if (before === undefined || after === undefined) return wholly(before, after);
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS });
  if (changes === undefined) return wholly(before, after);
  const pieces = changes.map(({ value, added, removed }) => {
    return { words: value, kind: added ? 'added' : removed ? 'removed' : 'same' } as const;
  });
  return pieces.flatMap((piece, at) =>
    piece.kind === 'same' ? folded(piece.words, at > 0, at < pieces.length - 1) : [piece],
  );
}

function wholly(before: string | undefined, after: string | undefined): DiffPiece[] {
  return [
    ...(before === undefined || before === '' ? [] : [{ words: before, kind: 'removed' } as const]),
    ...(after === undefined || after === '' ? [] : [{ words: after, kind: 'added' } as const]),
  ];
}

/** Of a long unchanged stretch what lies beside a change stays. */
function folded(text: string, hasBefore: boolean, hasAfter: boolean): DiffPiece[] {
  const [head, tail] = [hasBefore ? AROUND : 0, hasAfter ? AROUND : 0];
  const left = text.length - head - tail;
  if (left < AROUND) return [{ words: text, kind: 'same' }];
  return [
    ...(head > 0 ? [{ words: text.slice(0, head).toWellFormed(), kind: 'same' } as const] : []),
    { words: left.toLocaleString('en'), kind: 'folded' },
    ...(tail > 0 ? [{ words: text.slice(-tail).toWellFormed(), kind: 'same' } as const] : []),
  ];
}
