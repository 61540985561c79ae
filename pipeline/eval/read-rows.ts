import { parseItems, type RowItem, readRow } from '../judge-rows.ts';
import { readTruth } from './labels.ts';
import type { LabelledRow, UnreadableRow } from './types.ts';

export interface ReadRows {
  readonly rows: LabelledRow[];
  readonly unreadable: UnreadableRow[];
}

/** Reads labelled rows of any format, mixed or not. `file` is what reports call the text. A bad row is named and left out. */
export function readLabelledRows(file: string, text: string): ReadRows {
  const rows: LabelledRow[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const item of parseItems(text)) {
    const read = readLabelledRow(file, item);
    if ('error' in read) unreadable.push(read);
    else rows.push(read);
  }
  return { rows, unreadable };
}

function readLabelledRow(file: string, item: RowItem): LabelledRow | UnreadableRow {
  if ('error' in item) return { file, error: item.error };
  const row = readRow(item.value, item.place);
  if ('error' in row) return { file, error: row.error };
  const truth = readTruth(item.value);
  if ('error' in truth) return { file, error: `${item.place}: ${truth.error}` };
  const tool = truth.isReadOnly === null ? row.tool : withoutAnnotations(row.tool);
  return { file, place: item.place, server: row.server, tool, truth };
}

/** The hint is what shall be found out. */
function withoutAnnotations(tool: LabelledRow['tool']): LabelledRow['tool'] {
  const { annotations: _, ...rest } = tool;
  return rest;
}
