import Table from 'cli-table3';

/** Cells between two columns. */
const GAP = 2;

/**
 * Text in columns without lines between them, wrapped within each; `widths` are cells of a terminal, so wide letters count twice. Cells may be
 * coloured; those that are not are broken within a word that is longer than its column.
 */
export function inColumns(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  if (rows.length === 0) return '';
  const table = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colWidths: widths.map((width, at) => (at === widths.length - 1 ? width : width + GAP)),
    wordWrap: true,
  });
  for (const row of rows) {
    table.push(row.map((cell, at) => breakLong(cell, widths[at] ?? 0)));
  }
  const lines = table.toString().split('\n');
  return lines.map((line) => line.trimEnd()).join('\n');
}

const NO_LINES = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((place) => [place, '']),
);

/** The table breaks between words alone and cuts what is too long: a name that is shown must be shown whole. */
function breakLong(cell: string, width: number): string {
  if (cell.includes('\u001b')) return cell;
  return cell.replaceAll(/\S+/g, (word) => (word.length * 2 > width ? inPieces(word, width) : word));
}

function inPieces(word: string, width: number): string {
  const pieces = [''];
  let used = 0;
  for (const character of word) {
    const cells = WIDE.test(character) ? 2 : 1;
    if (used + cells > width) {
      pieces.push('');
      used = 0;
    }
    pieces[pieces.length - 1] += character;
    used += cells;
  }
  return pieces.join('\n');
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
