import { type Paint, paintFor, widthOf } from '../scan/colours.ts';
import { inColumns } from '../scan/columns.ts';

/** Something to know about a policy: one heading, then what it is about. */
export interface Note {
  /** One word for the column at the left. */
  readonly label: string;
  readonly text: string;
  /** Further lines below it; the first of them are shown. */
  readonly items?: readonly string[];
}

/** So many lines below one note are told; the rest is counted. */
const MAX_ITEMS = 8;

/** Notes in two columns as wide as the terminal, for stderr. */
export function notesText(notes: readonly Note[], isWhole: boolean): string {
  const paint = paintFor(process.stderr);
  const width = widthOf(process.stderr) - LABEL - 2;
  return notes.map((note) => `${noteText(note, { paint, width, isWhole })}\n`).join('');
}

const LABEL = 8;

function noteText(
  { label, text, items = [] }: Note,
  { paint, width, isWhole }: { paint: Paint; width: number; isWhole: boolean },
): string {
  const told = isWhole || items.length === MAX_ITEMS + 1 ? items : items.slice(0, MAX_ITEMS);
  const more = items.length - told.length;
  const head = inColumns([[paint.dim(label), text]], [LABEL, width]);
  if (told.length === 0) return head;
  const rows = told.map((item) => ['', '•', item]);
  if (more > 0) rows.push(['', '', paint.dim(`and ${more.toLocaleString('en')} more (--all tells them)`)]);
  return `${head}\n${inColumns(rows, [LABEL, 1, width - 3])}`;
}
