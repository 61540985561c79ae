import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A command of a Python package: calling `attribute` of `module` starts it. */
export interface ConsoleScript {
  readonly name: string;
  readonly module: string;
  readonly attribute: string;
}

/** A file with hundreds of commands is far below. */
const MAX_BYTES = 256 * 1024;

/**
 * The command that `uvx PACKAGE` would run: the one named like the package, or the only one. Null where there is none, or several of other
 * names. `site` is the folder that the package was installed into.
 */
export async function findConsoleScript(site: string, project: string): Promise<ConsoleScript | null> {
  const wanted = normalName(project);
  const folder = (await readdir(site)).find((name) => isInfoOf(name, wanted));
  if (folder === undefined) return null;
  const scripts = parseEntryPoints(await readBounded(join(site, folder, 'entry_points.txt')));
  return (
    scripts.find(({ name }) => normalName(name) === wanted) ?? (scripts.length === 1 ? (scripts[0] ?? null) : null)
  );
}

/** The version of an installed project as its folder names it; null where it is not installed. */
export async function installedVersion(site: string, project: string): Promise<string | null> {
  const wanted = normalName(project);
  const folder = (await readdir(site)).find((name) => isInfoOf(name, wanted));
  return folder?.slice(folder.indexOf('-') + 1, -INFO.length) ?? null;
}

const INFO = '.dist-info';

/** `<name>-<version>.dist-info`: the name holds no hyphen (binary distribution format of Python packages). */
function isInfoOf(folder: string, project: string): boolean {
  return folder.endsWith(INFO) && normalName(folder.slice(0, Math.max(0, folder.indexOf('-')))) === project;
}

/** As PEP 503 compares names. */
function normalName(name: string): string {
  return name
    .split(/[-_.]+/)
    .join('-')
    .toLowerCase();
}

async function readBounded(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) return '';
    return await readFile(file, 'utf8');
  } catch {
    // A package without commands has none of these.
    return '';
  }
}

/** Reads `[console_scripts]`: lines such as `mail-mcp = mail_mcp.server:main`. */
export function parseEntryPoints(text: string): ConsoleScript[] {
  const scripts: ConsoleScript[] = [];
  let section = '';
  for (const line of text.split('\n').map((one) => one.trim())) {
    const heading = /^\[([^\]]{1,100})\]$/.exec(line)?.[1];
    if (heading !== undefined) section = heading.trim();
    const parts = section === 'console_scripts' ? ENTRY.exec(line) : null;
    const [, name, module, attribute] = parts ?? [];
    if (name && module && attribute) scripts.push({ name, module, attribute });
  }
  return scripts;
}

const ENTRY = /^([\w.-]{1,100})\s*=\s*([A-Za-z_][\w.]{0,200})\s*:\s*([A-Za-z_][\w.]{0,200})(?:\s*\[[\w, .-]*\])?$/;
