import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadFormats } from './index.ts';
import type { Abilities } from './policy-format.ts';

const TEXT = readFileSync(path.join(import.meta.dirname, '../../docs/policy-formats.md'), 'utf8');
/** The columns of its first table, behind the format's id and what it is for. */
const COLUMNS = ['limits', 'args', 'ask', 'hide', 'others', 'reason'] as const satisfies readonly (keyof Abilities)[];

test('docs/policy-formats.md has a row for every format, which says what the format can do', async () => {
  const formats = [...(await loadFormats())];
  const said = rowsOf(TEXT).map(([id, , ...cells]) => [id, ...cells.map((cell) => !/^\W*no\b/.test(cell))]);
  expect(said).toEqual(formats.map(([id, { can }]) => [id, ...COLUMNS.map((column) => can[column])]));
});

test('docs/policy-formats.md tells of every target but the catalogue’s own', async () => {
  const titles = [...(await loadFormats()).values()].map(({ title }) => title);
  const sections = TEXT.split('\n').flatMap((line) => (line.startsWith('### ') ? [line.slice(4)] : []));
  expect(sections).toEqual(titles.slice(1));
});

function rowsOf(text: string): string[][] {
  const rows = text.split('\n').filter((line) => /^\| `[a-z]/.test(line));
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.replaceAll('`', '')),
  );
}
