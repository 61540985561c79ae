import { access, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { CrawlContext } from '../context.ts';
import { failed } from '../failure.ts';
import { listProgram } from '../list-program.ts';
import { sha256 } from '../listing/provenance.ts';
import { isOpenToAll } from '../sandbox/open-copy.ts';
import type { Program, WorkingSandbox } from '../sandbox/types.ts';
import { UNCONFINED } from '../sandbox/unconfined.ts';
import type { CrawlResult, ReachOf } from '../types.ts';
import { folderDigest } from './folder-digest.ts';
import type { Reacher } from './types.ts';

type LocalReach = ReachOf<'local'>;

/** Servers that lie in this repository. */
export const LOCAL_REACH: Reacher<'local'> = { keyParts, crawl };

async function keyParts(reach: LocalReach): Promise<readonly unknown[]> {
  const { args, script, env, isTrusted } = reach;
  const lock = await lockDigest(await findRoot(reach.folder));
  return [await folderDigest(reach.folder), lock, script, args, Object.entries(env).toSorted(), isTrusted];
}

async function crawl(reach: LocalReach, context: CrawlContext): Promise<CrawlResult> {
  const { sandbox } = context;
  const path = join(reach.folder, reach.script);
  if (!(await exists(path))) return failed('not-found', `There is no ${reach.script} in ${reach.folder}`);
  const usable = await usableSandbox(reach, context);
  if (usable === null)
    return failed('no-sandbox', sandbox.kind === 'absent' ? sandbox.problem : `${reach.folder} ${CLOSED}`);
  const root = await findRoot(reach.folder);
  const origin = { resolvedVersion: null, integrity: null, lockDigest: await lockDigest(root) };
  return listProgram(await toProgram(reach, root), origin, usable, context);
}

const CLOSED = "is not readable for the sandbox's users; chmod -R go+rX it, or choose --sandbox none";

async function usableSandbox(reach: LocalReach, { sandbox }: CrawlContext): Promise<WorkingSandbox | null> {
  if (sandbox.kind === 'absent') return reach.isTrusted && sandbox.mayRunTrusted ? UNCONFINED : null;
  // A clone made by root under umask 077 is closed to the users of the sandbox; ours may do without one.
  const isClosed = sandbox.isOtherUser && !(await isOpenToAll(join(reach.folder, reach.script)));
  if (!isClosed) return sandbox;
  return reach.isTrusted ? UNCONFINED : null;
}

/** The server sees its own folder and the packages it may import, laid out as they are here so that Node finds them. */
async function toProgram(reach: LocalReach, root: string): Promise<Program> {
  const folder = relative(root, reach.folder) || '.';
  const around = folder === '.' ? [] : ['package.json', 'node_modules'];
  const present = await Promise.all(around.map(async (path) => ((await exists(join(root, path))) ? [path] : [])));
  const { args, env } = reach;
  const script = join(folder, reach.script);
  return { kind: 'node', root, visible: [...present.flat(), folder], script, nodeArgs: [], args, env };
}

/** The nearest folder with installed packages, the server's own when there is none. */
async function findRoot(folder: string): Promise<string> {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    if (await exists(join(path, 'node_modules'))) return path;
  }
  return folder;
}

async function lockDigest(root: string): Promise<string | null> {
  return readFile(join(root, 'package-lock.json')).then(sha256, () => null);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
