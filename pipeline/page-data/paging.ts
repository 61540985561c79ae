import { listHref } from './addresses.ts';
import type { ListPage } from './types.ts';

/** Rows a list page holds: about 60 KB of HTML. */
export const PAGE_SIZE = 100;

/** What all pages of one list say. */
export interface ListTexts {
  /** Address without slashes at the ends, such as `categories/write`. */
  readonly base: string;
  readonly heading: string;
  readonly lede: string;
  readonly metaTitle: string;
  readonly metaDescription: string;
}

type Rows = Pick<ListPage, 'tools' | 'servers'>;

/** Cuts rows into pages of 100; an empty list is one empty page. `fromPage` leaves out pages that are another record's. */
export function pagesOf<T>(
  texts: ListTexts,
  rows: readonly T[],
  asRows: (rows: readonly T[]) => Rows,
  fromPage = 1,
): ListPage[] {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, index) => index + 1)
    .filter((page) => page >= fromPage)
    .map((page) => ({
      id: listHref(texts.base, page).slice(1, -1),
      href: listHref(texts.base, page),
      heading: texts.heading,
      lede: texts.lede,
      metaTitle: page === 1 ? texts.metaTitle : `${texts.metaTitle}, page ${page}`,
      metaDescription: texts.metaDescription,
      total: rows.length,
      page,
      pages,
      previousHref: page > 1 ? listHref(texts.base, page - 1) : null,
      nextHref: page < pages ? listHref(texts.base, page + 1) : null,
      ...asRows(rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)),
    }));
}
