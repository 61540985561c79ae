import type { CrawlContext } from '../context.ts';
import { failed } from '../failure.ts';
import { type InstallResult, installPackage } from '../install/install-package.ts';
import { findStartScript, type StartScript } from '../install/start-script.ts';
import { listProgram } from '../list-program.ts';
import { withPackagePosture } from '../posture/with-posture.ts';
import { resolveWay } from '../resolve-ref.ts';
import type { WorkingSandbox } from '../sandbox/types.ts';
import type { CrawlResult, ReachOf } from '../types.ts';
import { thisMachine } from './command/machine.ts';
import { namedFolders } from './command/named-folders.ts';
import type { Reacher } from './types.ts';

type NpmReach = ReachOf<'npm'>;

/** Packages of the npm registry: installed without running their code, then started without network. */
export const NPM_REACH: Reacher<'npm'> = { keyParts, crawl };

async function keyParts(reach: NpmReach): Promise<readonly unknown[]> {
  const command = reach.command === undefined ? [] : [reach.command];
  return [reach.package, reach.version, reach.args, Object.entries(reach.env).toSorted(), ...command];
}

async function crawl(asked: NpmReach, context: CrawlContext): Promise<CrawlResult> {
  const { sandbox } = context;
  if (sandbox.kind === 'absent') return failed('no-sandbox', sandbox.problem);
  const resolved = await resolveWay(asked, context);
  if (!resolved.ok) return resolved.failure;
  const reach = resolved.way;
  const result = await installPackage(reach, sandbox, context);
  if (!result.ok) return result.failure;
  try {
    return await crawlInstalled(reach, result, sandbox, context);
  } finally {
    await result.release();
  }
}

async function crawlInstalled(
  reach: NpmReach,
  result: Extract<InstallResult, { ok: true }>,
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<CrawlResult> {
  const start = await findStartScript(result.prefix, reach.package, reach.command);
  if (start.kind !== 'node') return failed('no-runtime', noStart(reach, start));
  const emptyFolders = await namedFolders(reach.args, thisMachine());
  const program = { root: result.prefix, visible: ['.'], ...start, args: reach.args, env: reach.env, emptyFolders };
  const { version, integrity, lockDigest } = result.installed;
  const origin = { resolvedVersion: version, integrity, lockDigest };
  return withPackagePosture(await listProgram(program, origin, sandbox, context), result.installed);
}

function noStart(reach: NpmReach, start: Exclude<StartScript, { kind: 'node' }>): string {
  const name = `${reach.package}@${reach.version}`;
  return start.kind === 'none'
    ? `${name} has no command ${reach.command ?? 'to start'}`
    : `${name} starts with ${start.runtime}, which is not available here`;
}
