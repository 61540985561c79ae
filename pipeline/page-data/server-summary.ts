import { CATEGORIES, type Category } from '#classifier/taxonomy.ts';
import { counted } from './shown-text.ts';
import type { ToolRow } from './types.ts';

/** One sentence that sums up what a server's tools can do. */
export function serverSummary(title: string, rows: readonly ToolRow[]): string {
  const [only, another] = rows;
  if (only !== undefined && another === undefined) return onlyTool(title, only);
  const parts = CATEGORIES.flatMap((category) => {
    const count = rows.filter((row) => row.category === category).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${DOES[category](count)}`];
  });
  const guarded = rows.filter((row) => row.risk === 'high' || row.risk === 'critical').length;
  const tail =
    guarded === 0
      ? 'none is of high or critical risk'
      : `${guarded.toLocaleString('en')} ${guarded === 1 ? 'is' : 'are'} of high or critical risk`;
  return `Of ${counted(rows.length, 'tool')} of ${title}, ${new Intl.ListFormat('en').format(parts)}; ${tail}${notKnown(rows)}.`;
}

/** Unknown is never told as if it were low. */
function notKnown(rows: readonly ToolRow[]): string {
  const count = rows.filter((row) => row.risk === 'unknown').length;
  return count === 0 ? '' : `, the risk of ${count.toLocaleString('en')} is not known`;
}

function onlyTool(title: string, { category, risk }: ToolRow): string {
  const level = risk === 'unknown' ? 'its risk is not known' : `it is of ${risk} risk`;
  return `The only tool of ${title} ${DOES[category](1)}; ${level}.`;
}

const DOES = {
  read: (count) => (count === 1 ? 'reads' : 'read'),
  write: (count) => (count === 1 ? 'writes' : 'write'),
  execute: (count) => (count === 1 ? 'runs something' : 'run something'),
  destructive: (count) => (count === 1 ? 'destroys' : 'destroy'),
  financial: (count) => (count === 1 ? 'moves money' : 'move money'),
  unknown: (count) => (count === 1 ? 'is not known' : 'are not known'),
} as const satisfies Record<Category, (count: number) => string>;
