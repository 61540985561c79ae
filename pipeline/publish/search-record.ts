import { CATEGORY_TEXT, RISK_TEXT } from '#classifier/taxonomy.ts';
import { INVISIBLE_UNITS } from '../page-data/invisible.ts';
import { oneLine } from '../page-data/shown-text.ts';
import type { ServerPage, ToolPage, ToolRow } from '../page-data/types.ts';

/** One entry of the search index; plain text, without characters that cannot be seen. */
export interface SearchRecord {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** Enough of a description to find a tool by; the index grows with every word. */
const MAX_SEARCH_TEXT = 600;

export function toolSearchRecord(page: ToolPage): SearchRecord {
  const { category, risk, server } = page;
  const words = [
    page.name,
    splitWords(page.name),
    page.title ?? '',
    page.description ?? '',
    server.title,
    CATEGORY_TEXT[category].label,
  ];
  return {
    url: page.href,
    content: plain(words.join(' ')),
    meta: {
      title: plain(page.name),
      kind: 'tool',
      server: plain(server.title),
      category,
      risk,
      riskLabel: RISK_TEXT[risk].label,
    },
  };
}

/** With `isWithTools`, the names of its tools lead to the server: for catalogues too large to index every tool. */
export function serverSearchRecord(page: ServerPage, rows: readonly ToolRow[], isWithTools: boolean): SearchRecord {
  const names = isWithTools ? rows.map((row) => `${row.name} ${splitWords(row.name)}`).join(' ') : '';
  return {
    url: page.href,
    content:
      `${plain([page.title, page.name, splitWords(page.name), page.description ?? '', page.summary].join(' '))} ${names}`.trim(),
    meta: {
      title: plain(page.title),
      kind: 'server',
      tools: String(page.toolCount),
      risk: page.worstRisk,
      riskLabel: RISK_TEXT[page.worstRisk].label,
    },
  };
}

/** `createOneTask` is also found by `task`. */
function splitWords(name: string): string {
  return name.replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}

function plain(text: string): string {
  return oneLine(text.slice(0, MAX_SEARCH_TEXT * 4).replaceAll(INVISIBLE_UNITS, ' '), MAX_SEARCH_TEXT);
}
