import { CLASS_TEXT, KIND_TEXT } from '#crawler/drift/kinds.ts';
import { CHANGE_CLASSES, CHANGE_KINDS, type ChangeClass } from '#crawler/drift/types.ts';
import { listHref } from './addresses.ts';
import { PAGE_SIZE } from './paging.ts';
import { counted } from './shown-text.ts';
import type { ChangeRow, ChangesOverview, ChangesPage } from './types-changes.ts';

/** The gravest first: that is what a reader comes for. */
export const CLASSES_SHOWN: readonly ChangeClass[] = CHANGE_CLASSES.toReversed();

/** Changes that are more than cosmetic stand on `/`. */
const MAX_LATEST = 5;

/** One list of changes: all, or those of one class. */
export interface ListedChanges {
  readonly class: ChangeClass | null;
  /** The newest first. */
  readonly rows: readonly ChangeRow[];
  /** How many there are in all. */
  readonly total: number;
}

/** The pages of one list. Every list has a first page, also an empty one. */
export function changesPages(list: ListedChanges): ChangesPage[] {
  const texts = textsOf(list);
  const pages = Math.max(1, Math.ceil(list.rows.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, at) => {
    const page = at + 1;
    return {
      id: listHref(texts.base, page).slice(1, -1),
      href: listHref(texts.base, page),
      class: list.class,
      heading: texts.heading,
      lede: texts.lede,
      metaTitle: page === 1 ? texts.metaTitle : `${texts.metaTitle}, page ${page}`,
      metaDescription: texts.lede,
      total: list.total,
      older: list.total - list.rows.length,
      page,
      pages,
      previousHref: page > 1 ? listHref(texts.base, page - 1) : null,
      nextHref: page < pages ? listHref(texts.base, page + 1) : null,
      rows: list.rows.slice(at * PAGE_SIZE, page * PAGE_SIZE),
    };
  });
}

/** What stands beside every list. */
export function changesOverview(
  counts: ReadonlyMap<ChangeClass, number>,
  files: Pick<ChangesOverview, 'apiChangesText' | 'feedAtomText' | 'feedJsonText'>,
): ChangesOverview {
  return {
    classes: CLASSES_SHOWN.map((severity) => ({
      class: severity,
      ...CLASS_TEXT[severity],
      href: `/changes/${severity}/`,
      count: counts.get(severity) ?? 0,
    })),
    kinds: CHANGE_KINDS.map((kind) => ({ ...KIND_TEXT[kind] })),
    ...files,
  };
}

/** What `/` shows. */
export function latestOf(rows: readonly ChangeRow[]): ChangeRow[] {
  return rows.filter((row) => row.class !== 'cosmetic').slice(0, MAX_LATEST);
}

function textsOf({ class: severity, total }: ListedChanges) {
  if (severity === null)
    return {
      base: 'changes',
      heading: 'Changes',
      lede: 'What changed in the tools of MCP servers since they were last looked at, the newest first.',
      metaTitle: 'Changes in the tools of MCP servers',
    };
  const { label, means } = CLASS_TEXT[severity];
  return {
    base: `changes/${severity}`,
    heading: `Changes: ${label.toLowerCase()}`,
    lede: means,
    metaTitle: `${label}: ${counted(total, 'change')} in the tools of MCP servers`,
  };
}
