/** More than this many typing errors, and a suggestion is a guess. */
const MOST_EDITS = 2;

/** Longer words are no slip of a known one; comparing them would only cost time. */
const LONGEST_WORD = 40;

/** The known word that a misspelt one most likely means. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, distance: edits(word, candidate) }))
    // A word of two letters that are both wrong is no misspelling: `>=` is not `eq`.
    .filter(({ distance }) => distance <= MOST_EDITS && distance < word.length)
    .toSorted((left, right) => left.distance - right.distance);
  return ranked[0]?.candidate;
}

/** Levenshtein distance: inserted, removed and replaced characters. */
function edits(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, char] of Array.from(from).entries()) {
    const current = [row + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = cell(above, column - 1) + (char === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, cell(above, column) + 1, cell(current, column - 1) + 1));
    }
    above = current;
  }
  return cell(above, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
