import { access } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { failed } from '../../failure.ts';
import type { CrawlResult } from '../../types.ts';

/** What is to be started, and where. */
export interface Line {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string | null;
}

type Failure = Extract<CrawlResult, { status: 'failed' }>;
export type Rewritten = { readonly ok: true; readonly line: Line } | { readonly ok: false; readonly failure: Failure };

/** Options of uv and of `uv run` that take the next word. */
const UV_WITH_VALUE = new Set(
  '--directory --project --python -p --with --with-editable --with-requirements --extra --group --only-group --no-group --env-file --index --default-index --index-url --extra-index-url --find-links -f --cache-dir --config-file --package --refresh-package --upgrade-package -P --link-mode --prerelease --resolution --exclude-newer --color'.split(
    ' ',
  ),
);

/**
 * Programs that would install first what a project needs are replaced by what they then start: in the sandbox there is no network. What is
 * installed already is used, otherwise the failure says what to do.
 */
export async function rewrite(line: Line): Promise<Rewritten> {
  const program = basename(line.command);
  if (program === 'uv') return rewriteUv(line);
  if (program === 'poetry' && line.args.includes('run')) return rewritePoetry(line);
  if (program === 'npx') return rewriteNpx(line);
  return { ok: true, line };
}

interface Options {
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** Options before the first other word that is not `run`. */
function readOptions(args: readonly string[]): Options {
  const values = new Map<string, string>();
  let isRun = false;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--') return { values, rest: args.slice(index + 1) };
    if (word === 'run' && !isRun) isRun = true;
    else if (word === '-m' || word === '--module') return { values: values.set('-m', ''), rest: args.slice(index + 1) };
    else if (!word.startsWith('-')) return { values, rest: args.slice(index) };
    else if (word.includes('=')) values.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1));
    else if (UV_WITH_VALUE.has(word)) values.set(word, args[++index] ?? '');
  }
  return { values, rest: [] };
}

async function rewriteUv(line: Line): Promise<Rewritten> {
  if (!line.args.includes('run')) return { ok: true, line };
  const { values, rest } = readOptions(line.args);
  const moved = values.get('--directory');
  const cwd = moved === undefined ? line.cwd : resolve(line.cwd ?? '/', moved);
  const project = values.get('--project');
  return inVenv(
    { cwd, project: project === undefined ? null : resolve(cwd ?? '/', project), isModule: values.has('-m'), rest },
    'uv sync',
  );
}

async function rewritePoetry(line: Line): Promise<Rewritten> {
  const index = line.args.findIndex(
    (word) => word === '-C' || word === '--directory' || word === '-P' || word === '--project',
  );
  const stated = index === -1 ? undefined : line.args[index + 1];
  const cwd = stated === undefined ? line.cwd : resolve(line.cwd ?? '/', stated);
  const rest = line.args.slice(line.args.indexOf('run') + 1);
  return inVenv({ cwd, project: null, isModule: false, rest }, 'poetry install');
}

interface Run {
  readonly cwd: string | null;
  readonly project: string | null;
  readonly isModule: boolean;
  readonly rest: readonly string[];
}

/** `python` and the installed commands of a project's own environment, which uv and poetry would choose too. */
async function inVenv({ cwd, project, isModule, rest }: Run, install: string): Promise<Rewritten> {
  const [target = '', ...args] = rest;
  const script = isModule || !/\.pyw?$/.test(target) ? null : resolve(cwd ?? '/', target);
  const start = project ?? cwd ?? (script !== null && isAbsolute(target) ? dirname(script) : null);
  const venv = start === null ? null : await findVenv(start);
  if (venv === null) {
    const where = start === null ? 'its project, which the configuration does not name' : start;
    const detail = `There is no .venv in ${where}: run "${install}" there first, the sandbox has no network to do it in`;
    return { ok: false, failure: failed('no-runtime', detail) };
  }
  const python = join(venv, 'bin/python');
  if (isModule) return done(python, ['-m', ...rest], cwd);
  if (script !== null) return done(python, [script, ...args], cwd);
  if (/^python[\d.]*$/.test(target)) return done(python, args, cwd);
  return done(join(venv, 'bin', basename(target)), args, cwd);
}

function done(command: string, args: readonly string[], cwd: string | null): Rewritten {
  return { ok: true, line: { command, args, cwd } };
}

/** Upwards from a folder: a package of a workspace shares the environment of the whole. */
async function findVenv(folder: string): Promise<string | null> {
  for (let path = folder; ; path = dirname(path)) {
    if (await exists(join(path, '.venv/bin/python'))) return join(path, '.venv');
    if (path === dirname(path)) return null;
  }
}

/** `npx tsx /project/server.ts`: the runner that the project has installed. */
async function rewriteNpx(line: Line): Promise<Rewritten> {
  const index = line.args.findIndex((word) => !word.startsWith('-'));
  const name = (line.args[index] ?? '').replace(/(?<=.)@.*$/, '');
  const args = line.args.slice(index + 1);
  const file = args.find((word) => /\.[cm]?[jt]sx?$/.test(word)) ?? '';
  const start = isAbsolute(file) ? dirname(file) : line.cwd;
  for (let path = start; path !== null; path = dirname(path) === path ? null : dirname(path)) {
    const runner = join(path, 'node_modules/.bin', basename(name));
    if (await exists(runner)) return done(runner, args, line.cwd);
  }
  const detail = `${name} is not installed beside ${file}: run "npm install" there first, the sandbox has no network to do it in`;
  return { ok: false, failure: failed('no-runtime', detail) };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
