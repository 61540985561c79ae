import type { ReachOf } from '../../types.ts';
import { describeIssue, sharedFields } from '../entry.ts';
import type { CrawlSource, Parsed } from '../types.ts';
import { NpmEntry, PackageName, VersionSpec } from './schema.ts';

type NpmReach = ReachOf<'npm'>;

/** Packages of the npm registry. */
export const NPM_SOURCE: CrawlSource = { id: 'npm', parseEntry, parseArgument };

async function parseEntry(entry: unknown): Promise<Parsed> {
  const parsed = NpmEntry.safeParse(entry);
  if (!parsed.success) return { ok: false, error: describeIssue(parsed.error) };
  const { package: name, version, args, env } = parsed.data;
  const reach: NpmReach = { kind: 'npm', package: name, version, args, env };
  return { ok: true, ref: { source: 'npm', name, ...sharedFields(parsed.data), reach } };
}

/** `PACKAGE`, `PACKAGE@1.2.3`, `PACKAGE@^1.2`, `PACKAGE@next`; without a version the one that npm would install. */
function parseArgument(text: string): Parsed {
  const at = text.lastIndexOf('@');
  const [name, version] = at <= 0 ? [text, 'latest'] : [text.slice(0, at), text.slice(at + 1)];
  if (!PackageName.safeParse(name).success) return { ok: false, error: `"${name}" is not a name of an npm package` };
  const spec = VersionSpec.safeParse(version);
  if (!spec.success) return { ok: false, error: `"${version}" ${describeIssue(spec.error)}` };
  return { ok: true, ref: { source: 'npm', name, reach: { kind: 'npm', package: name, version, args: [], env: {} } } };
}
