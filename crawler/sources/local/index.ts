import { realpath } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { ReachOf } from '../../types.ts';
import { describeIssue, sharedFields } from '../entry.ts';
import type { CrawlSource, Parsed, SourceBase } from '../types.ts';
import { LocalEntry } from './schema.ts';

type LocalReach = ReachOf<'local'>;

/** The bundled example, relative to the repository: ours, so it may run without a sandbox. */
const TRUSTED_FOLDER = 'examples/twenty-crm';

/** Servers that lie in this repository. */
export const LOCAL_SOURCE: CrawlSource = { id: 'local', parseEntry };

async function parseEntry(entry: unknown, { repoFolder }: SourceBase): Promise<Parsed> {
  const parsed = LocalEntry.safeParse(entry);
  if (!parsed.success) return { ok: false, error: describeIssue(parsed.error) };
  const folder = join(repoFolder, parsed.data.folder);
  const inside = relative(await realpathOrSelf(repoFolder), await realpathOrSelf(folder));
  if (inside.startsWith('..')) return { ok: false, error: 'folder: leads out of this repository' };
  const { script, args, env } = parsed.data;
  const reach: LocalReach = { kind: 'local', folder, script, args, env, isTrusted: inside === TRUSTED_FOLDER };
  return { ok: true, ref: { source: 'local', name: basename(folder), ...sharedFields(parsed.data), reach } };
}

function realpathOrSelf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
