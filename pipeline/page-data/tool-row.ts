import { serverHref, toolHref } from './addresses.ts';
import type { ReadyTool } from './ready-tool.ts';
import { cut, oneLine } from './shown-text.ts';
import type { ToolRow } from './types.ts';

/** Longer names are cut wherever a page prints them; the definition and the policy hold the exact one. */
export const MAX_NAME_LENGTH = 120;

const MAX_ROW_DESCRIPTION_LENGTH = 200;

export interface ServerName {
  readonly slug: string;
  readonly title: string;
}

export function toolRow(server: ServerName, tool: ReadyTool): ToolRow {
  const { category, risk, facets, needsReview } = tool.classification;
  return {
    href: toolHref(server.slug, tool.slug),
    name: shownToolName(tool),
    description: oneLine(tool.tool.description ?? '', MAX_ROW_DESCRIPTION_LENGTH) || null,
    server: server.title,
    serverHref: serverHref(server.slug),
    category,
    risk,
    facets,
    needsReview,
  };
}

export function shownToolName(tool: ReadyTool): string {
  return cut(tool.tool.name, MAX_NAME_LENGTH);
}
