import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { installPackage } from '../../install/install-package.ts';
import { findStartScript, type StartScript } from '../../install/start-script.ts';
import { listProgram } from '../../list-program.ts';
import type { CrawlResult, ServerReach } from '../../types.ts';
import { describeIssue, sharedFields } from '../entry.ts';
import type { CrawlSource, Parsed } from '../types.ts';
import { ExactVersion, NpmEntry, PackageName } from './schema.ts';

type NpmReach = Extract<ServerReach, { kind: 'npm' }>;

/** Packages of the npm registry: installed without running their code, then started without network. */
export const NPM_SOURCE: CrawlSource<'npm'> = { kind: 'npm', parseEntry, parseArgument, keyParts, crawl };

async function parseEntry(entry: unknown): Promise<Parsed> {
  const parsed = NpmEntry.safeParse(entry);
  if (!parsed.success) return { ok: false, error: describeIssue(parsed.error) };
  const { package: name, version, args, env } = parsed.data;
  const reach: NpmReach = { kind: 'npm', package: name, version, args, env };
  return { ok: true, ref: { source: 'npm', name, ...sharedFields(parsed.data), reach } };
}

function parseArgument(text: string): Parsed {
  const at = text.lastIndexOf('@');
  if (at <= 0) return { ok: false, error: `npm:${text} names no version; write npm:${text || 'PACKAGE'}@1.2.3` };
  const [name, version] = [text.slice(0, at), text.slice(at + 1)];
  if (!PackageName.safeParse(name).success) return { ok: false, error: `"${name}" is not a name of an npm package` };
  const exact = ExactVersion.safeParse(version);
  if (!exact.success) return { ok: false, error: `"${version}" ${describeIssue(exact.error)}` };
  return { ok: true, ref: { source: 'npm', name, reach: { kind: 'npm', package: name, version, args: [], env: {} } } };
}

async function keyParts(reach: NpmReach): Promise<readonly unknown[]> {
  return [reach.package, reach.version, reach.args, Object.entries(reach.env).toSorted()];
}

async function crawl(reach: NpmReach, context: CrawlContext): Promise<CrawlResult> {
  const { sandbox } = context;
  if (sandbox.kind === 'absent') return failed('no-sandbox', sandbox.problem);
  const result = await installPackage(reach, sandbox, context);
  if (!result.ok) return result.failure;
  const start = await findStartScript(result.prefix, reach.package);
  if (start.kind !== 'node') return failed('no-runtime', noStart(reach, start));
  const program = { root: result.prefix, visible: ['.'], ...start, args: reach.args, env: reach.env };
  const { version, integrity, lockDigest } = result.installed;
  return listProgram(program, { resolvedVersion: version, integrity, lockDigest }, sandbox, context);
}

function noStart(reach: NpmReach, start: Exclude<StartScript, { kind: 'node' }>): string {
  const name = `${reach.package}@${reach.version}`;
  return start.kind === 'none'
    ? `${name} has no command to start`
    : `${name} starts with ${start.runtime}, which is not available here`;
}
