import { extname } from 'node:path';
import { CLIENTS, type ClientId } from './clients.ts';

/** The client that a file belongs to by its path; null where the path says nothing. The longest known ending counts. */
export function guessByPath(file: string): ClientId | null {
  const path = file.split('\\').join('/').toLowerCase();
  let best: { readonly id: ClientId; readonly length: number } | null = null;
  for (const client of CLIENTS) {
    for (const ending of [...client.user, ...client.project, ...client.managed].map(endingOf)) {
      if (isAt(path, ending) && ending.length > (best?.length ?? 0)) best = { id: client.id, length: ending.length };
    }
  }
  return best?.id ?? null;
}

function isAt(path: string, ending: string): boolean {
  const there = ending.endsWith('/*') ? path.slice(0, path.lastIndexOf('/')) : path;
  return there.endsWith(`/${ending.replace(/\/\*$/, '')}`);
}

/** What of a place is the same on every machine. */
function endingOf(place: string): string {
  const path = place.replace(/^\{editor\}\//, 'User/').replace(/^(?:\{[^}]*\}|~)?\//, '');
  return path.toLowerCase();
}

/** The client whose files look like this one; the common form is Claude Desktop's, which the others took over. */
export function guessByShape(value: unknown, file: string): ClientId {
  const has = (key: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  if (has('mcpServers')) return extname(file) === '.yaml' || extname(file) === '.yml' ? 'continue' : 'claude-desktop';
  if (has('servers')) return 'vscode';
  if (has('context_servers')) return 'zed';
  if (has('mcp_servers')) return 'codex';
  if (has('extensions')) return 'goose';
  return has('mcp') ? 'opencode' : 'claude-desktop';
}
