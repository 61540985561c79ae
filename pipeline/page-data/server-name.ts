import type { ListedServer } from '#db/read-servers.ts';
import { oneLine } from './shown-text.ts';
import type { ServerName } from './tool-row.ts';

const MAX_TITLE_LENGTH = 80;

/** How a server is called on pages: by its source's title, then by its own, then by its name. */
export function serverName(server: ListedServer): ServerName {
  const own = server.serverInfo?.title ?? '';
  const title = [server.title ?? '', own, server.name, server.slug]
    .map((text) => oneLine(text, MAX_TITLE_LENGTH))
    .find((text) => text !== '');
  return { slug: server.slug, title: title ?? server.slug };
}
