import type { StackIndexFile, StackServerFile } from '#policy/stack/stack-file.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { stackServerOf } from '../stack-server.ts';
import { serverHref, toolHref } from './addresses.ts';
import type { ReadyTool } from './ready-tool.ts';
import type { ServerName } from './tool-row.ts';
import type { ServerRow } from './types.ts';
import type { SiteFile } from './types-policy.ts';

/** `/servers/<server>/stack.json`: one server as the page that composes stacks loads it; without the tools' texts. */
export function stackServerFile({ slug, title }: ServerName, tools: readonly ReadyTool[]): SiteFile {
  const server = stackServerOf({ key: slug, title }, tools);
  const body: StackServerFile = {
    ...server,
    href: serverHref(slug),
    tools: server.tools.map((tool, at) => ({ ...tool, href: toolHref(slug, tools[at]?.slug ?? '') })),
  };
  return { href: `${serverHref(slug)}stack.json`, text: written(body) };
}

/** `/stack/servers.json`: the servers to choose from. */
export function stackIndexFile(rows: readonly ServerRow[]): SiteFile {
  const body: StackIndexFile = {
    servers: rows.map(({ href, title, toolCount, worstRisk }) => [
      href.split('/')[2] ?? '',
      title,
      toolCount,
      worstRisk,
    ]),
  };
  return { href: '/stack/servers.json', text: written(body) };
}

function written(body: object): string {
  return `${escapeInvisible(JSON.stringify(body))}\n`;
}
