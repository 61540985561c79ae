import {
  CATEGORIES,
  CATEGORY_TEXT,
  type Category,
  RISK_LEVELS,
  RISK_TEXT,
  type RiskLevel,
} from '#classifier/taxonomy.ts';
import { mostSevereFirst } from './counts.ts';
import { pagesOf } from './paging.ts';
import { counted } from './shown-text.ts';
import type { ListPage, ServerPage, ServerRow, ToolRow } from './types.ts';

/** The lists that run over all servers: every category and risk level, also the empty ones, and the servers. */
export function catalogueLists(tools: readonly ToolRow[], servers: readonly ServerRow[]): ListPage[] {
  const sorted = tools.toSorted(mostSevereFirst);
  return [
    ...CATEGORIES.flatMap((category) =>
      categoryPages(
        category,
        sorted.filter((row) => row.category === category),
      ),
    ),
    ...RISK_LEVELS.flatMap((risk) =>
      riskPages(
        risk,
        sorted.filter((row) => row.risk === risk),
      ),
    ),
    ...serverPages(servers),
  ];
}

/** Pages 2 and on of one server's tools; the first hundred stand on its own page. */
export function serverToolPages(page: ServerPage, rows: readonly ToolRow[]): ListPage[] {
  const texts = {
    base: `servers/${page.id}`,
    heading: page.title,
    lede: page.summary,
    metaTitle: `Tools of ${page.title}`,
    metaDescription: page.metaDescription,
  };
  return pagesOf(texts, rows.toSorted(mostSevereFirst), toolRows, 2);
}

function categoryPages(category: Category, rows: readonly ToolRow[]): ListPage[] {
  const { label, means } = CATEGORY_TEXT[category];
  const texts = {
    base: `categories/${category}`,
    heading: `${label} tools`,
    lede: means,
    metaTitle: `${label} tools of MCP servers`,
    metaDescription: `${counted(rows.length, 'tool')} in the category ${label.toLowerCase()}. ${means}`,
  };
  return pagesOf(texts, rows, toolRows);
}

function riskPages(risk: RiskLevel, rows: readonly ToolRow[]): ListPage[] {
  const { label, means } = RISK_TEXT[risk];
  const texts = {
    base: `risk/${risk}`,
    heading: `${label} risk`,
    lede: means,
    metaTitle: `${label} risk tools of MCP servers`,
    metaDescription: `${counted(rows.length, 'tool')} of ${label.toLowerCase()} risk. ${means}`,
  };
  return pagesOf(texts, rows, toolRows);
}

function serverPages(rows: readonly ServerRow[]): ListPage[] {
  const texts = {
    base: 'servers',
    heading: 'Servers',
    lede: 'Every MCP server in the catalogue, those with the most to guard first.',
    metaTitle: 'MCP servers',
    metaDescription: `${counted(rows.length, 'MCP server')} with what their tools can do and a policy for each.`,
  };
  return pagesOf(texts, rows, (servers) => ({ tools: [], servers }));
}

function toolRows(tools: readonly ToolRow[]): Pick<ListPage, 'tools' | 'servers'> {
  return { tools, servers: [] };
}
