import { join, resolve } from 'node:path';
import type { Client } from './clients.ts';
import type { ConfigScope, Places } from './types.ts';

/** Editors of VS Code's family: extensions such as Cline live in any of them. */
const EDITORS = ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'];

/** Absolute paths where a client may keep its servers, whether they exist or not. `*` still stands for any file. */
export function possibleFiles(
  client: Client,
  places: Places,
): { readonly scope: ConfigScope; readonly file: string }[] {
  const user = client.user.flatMap((path) => expand(path, places)).map((file) => ({ scope: 'user', file }) as const);
  const project = client.project.map((path) => ({ scope: 'project', file: resolve(places.cwd, path) }) as const);
  const managed = client.managed
    .flatMap((path) => expand(path, places))
    .map((file) => ({ scope: 'managed', file }) as const);
  return [...user, ...project, ...managed];
}

function expand(path: string, places: Places): string[] {
  if (path.startsWith('{editor}')) {
    const rest = path.slice('{editor}/'.length);
    return EDITORS.map((editor) => join(settingsFolder(places), editor, 'User', rest));
  }
  const named = /^\{([^|}]+)(?:\|([^}]*))?\}\/(.*)$/.exec(path);
  if (named === null) return [inHome(path, places)];
  const [, name = '', fallback, rest = ''] = named;
  if (name === 'config') return [join(settingsFolder(places), rest)];
  const folder = places.env[name] || fallback;
  return folder === undefined ? [] : [join(inHome(folder, places), rest)];
}

function inHome(path: string, { home }: Places): string {
  return path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : path;
}

/** Where the platform's applications keep their settings. */
function settingsFolder({ platform, home, env }: Places): string {
  if (platform === 'darwin') return join(home, 'Library/Application Support');
  if (platform === 'win32') return env.APPDATA || join(home, 'AppData/Roaming');
  return env.XDG_CONFIG_HOME || join(home, '.config');
}
