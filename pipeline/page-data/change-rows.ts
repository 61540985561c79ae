import { CLASS_TEXT, KIND_TEXT } from '#crawler/drift/kinds.ts';
import { CHANGE_CLASSES } from '#crawler/drift/types.ts';
import type { StoredChange } from '#db/read-change-events.ts';
import { changeSentence, changeTexts } from '../history/change-words.ts';
import { type DiffPiece, diffWords } from '../history/diff-words.ts';
import { serverHref } from './addresses.ts';
import { textCost } from './html-cost.ts';
import { cut } from './shown-text.ts';
import type { ServerName } from './tool-row.ts';
import type { ChangeHistory, ChangeRow } from './types-changes.ts';

/** Longer differences stand folded: a page of changes is to be read over. */
const LONG = 600;

/** A change's share of a page; the definitions hold the whole. */
const MAX_PIECES_LENGTH = 4_000;

/** The address of a tool's page by its exact name; null where it has none. */
export type ToolHref = (tool: string) => string | null;

/** The newest first; of what was noticed at once the gravest. */
export function newestFirst<T extends Pick<StoredChange, 'id' | 'at' | 'class'>>(changes: readonly T[]): T[] {
  const gravity = (change: T) => CHANGE_CLASSES.indexOf(change.class);
  return changes.toSorted(
    (left, right) => right.at.getTime() - left.at.getTime() || gravity(right) - gravity(left) || left.id - right.id,
  );
}

/** One change as pages show it. */
export function changeRow(server: ServerName, change: StoredChange, toolHref: ToolHref): ChangeRow {
  const told = { ...change, ...change.change };
  const texts = changeTexts(told);
  const pieces = withinBounds(diffWords(texts.before, texts.after));
  const href = change.tool === null ? null : toolHref(change.tool);
  return {
    id: `change-${change.id}`,
    at: change.at.toISOString(),
    class: change.class,
    label: CLASS_TEXT[change.class].label,
    kind: KIND_TEXT[change.kind].label,
    sentence: changeSentence(told),
    href: href ?? `${serverHref(server.slug)}#history`,
    server: { title: server.title, href: serverHref(server.slug) },
    isOfTool: href !== null,
    pieces,
    isLong: pieces.reduce((sum, { words }) => sum + words.length, 0) > LONG,
  };
}

/** The rows that fit into `maxBytes` of HTML, the newest first, and how many are left out. At least one is shown. */
export function historyOf(rows: Iterable<ChangeRow>, total: number, most: number, maxBytes: number): ChangeHistory {
  const shown: ChangeRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += rowCost(row);
    if (shown.length > 0 && (shown.length >= most || bytes > maxBytes)) break;
    shown.push(row);
  }
  return { rows: shown, more: total - shown.length };
}

/** Measured on the pages' markup: a row without its texts, and an element about a piece. */
const ROW_BYTES = 420;
const PIECE_BYTES = 24;

function rowCost({ sentence, pieces }: ChangeRow): number {
  // A character that cannot be seen takes six times its place.
  return pieces.reduce((sum, { words }) => sum + PIECE_BYTES + textCost(words), ROW_BYTES + textCost(sentence));
}

function withinBounds(pieces: readonly DiffPiece[]): DiffPiece[] {
  const shown: DiffPiece[] = [];
  let room = MAX_PIECES_LENGTH;
  for (const piece of pieces) {
    if (room <= 0) break;
    shown.push({ ...piece, words: cut(piece.words.toWellFormed(), room) });
    room -= piece.words.length;
  }
  return shown;
}
