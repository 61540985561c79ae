import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isCollection, isTopFolder } from './never-shown.ts';

/** A folder with one of these is a project: what belongs together lies in it. */
const MARKERS = new Set(
  `package.json deno.json deno.jsonc bunfig.toml pyproject.toml setup.py setup.cfg requirements.txt Pipfile uv.lock pyvenv.cfg .venv Cargo.toml go.mod
  pom.xml build.gradle build.gradle.kts Gemfile composer.json mix.exs Makefile CMakeLists.txt .git`.split(/\s+/),
);
/** No path of a real project has more folders above it. */
const MAX_LEVELS = 40;

/**
 * The folder that a file needs around it to run: the nearest with installed packages, as Node looks for them; otherwise the nearest project;
 * otherwise an installation's prefix (`…/bin/python`); otherwise its own. None lies above a clone's root. Null where that would be a home folder or a collection of
 * everything: then the file is shown alone.
 */
export async function projectFolder(file: string, home: string): Promise<string | null> {
  let project: string | null = null;
  let folder = dirname(file);
  for (let level = 0; level < MAX_LEVELS && !isCollection(folder, home); level += 1) {
    const names = new Set<string>(await readdir(folder).catch(() => []));
    if (names.has('node_modules')) return folder;
    const isMarked = [...names].some((name) => MARKERS.has(name));
    if (isMarked) project ??= folder;
    // What lies above matters to packages of Node alone: theirs may be installed for several projects together. Nothing above a clone is its own.
    if (names.has('.git') || (isMarked && !names.has('package.json'))) break;
    folder = dirname(folder);
  }
  return project ?? (await prefixOf(file)) ?? ownFolder(file, home);
}

/** `…/bin/python3.12` needs `…/lib` beside it. */
async function prefixOf(file: string): Promise<string | null> {
  const bin = dirname(file);
  if (basename(bin) !== 'bin') return null;
  const names: string[] = await readdir(dirname(bin)).catch(() => []);
  return names.includes('lib') && (names.includes('include') || names.includes('share')) ? dirname(bin) : null;
}

function ownFolder(file: string, home: string): string | null {
  const folder = dirname(file);
  return isCollection(folder, home) || isTopFolder(folder) ? null : folder;
}

/** True for a folder that is a project by what lies in it. */
export async function isProject(folder: string, home: string): Promise<boolean> {
  if (isCollection(folder, home)) return false;
  const names: string[] = await readdir(folder).catch(() => []);
  return names.some((name) => MARKERS.has(name));
}

/** Files of a project that hold secrets: shown to a server as empty files. */
const SECRET_FILE =
  /^(?:\.env(?:\.(?!example$|sample$|template$|dist$|defaults$).*)?|\.npmrc|\.yarnrc\.yml|\.pypirc|\.netrc|\.git-credentials|\.htpasswd|\.pgpass|id_(?:rsa|dsa|ecdsa|ed25519)|.*\.(?:pem|key|p12|pfx|jks|keystore)|\.?credentials(?:\.json|\.toml)?|auth\.json|oauth_creds\.json|token\.json|(?:client_)?secrets?\.(?:json|ya?ml|toml)|service[-_]account.*\.json)$/i;

/** True for a file that holds secrets by its name. */
export function isSecretFile(path: string): boolean {
  return SECRET_FILE.test(basename(path));
}

/** Files with secrets right in a folder, links followed. Also git's settings: addresses with a login stand in them. */
export async function secretFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory() && isSecretFile(entry.name));
  const git = entries.some((entry) => entry.name === '.git' && entry.isDirectory()) ? ['.git/config'] : [];
  const names = [...files.map(({ name }) => name), ...git];
  const real = names.map((name) => realpath(join(folder, name)).catch(() => null));
  return (await Promise.all(real)).filter((file) => file !== null);
}
