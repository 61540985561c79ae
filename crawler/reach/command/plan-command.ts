import { isAbsolute } from 'node:path';
import { failed } from '../../failure.ts';
import type { FileProgram } from '../../sandbox/types.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import { argumentPaths } from './argument-paths.ts';
import type { Machine } from './machine.ts';
import { makeNeeds } from './needs.ts';
import { rewrite } from './rewrite.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

/** A local command made ready: how it is run, what it sees, and which files decide what it does. */
export interface CommandPlan {
  readonly program: FileProgram;
  /** Absolute paths of the command, its interpreters and the files that its arguments name. */
  readonly named: readonly string[];
}

export type Planned =
  | { readonly ok: true; readonly plan: CommandPlan }
  | { readonly ok: false; readonly failure: Failure };

/** Variables in whose folders programs look for code. */
const CODE_VARIABLES = ['PYTHONPATH', 'NODE_PATH', 'VIRTUAL_ENV', 'CLASSPATH'];

/**
 * Decides what of this machine a local command gets to see: its own file with what that needs around it, its interpreter, and the files that
 * its arguments name with their folders. A folder that is only named is there and empty. Asks the disk, starts nothing.
 */
export async function planCommand(reach: ReachOf<'command'>, machine: Machine): Promise<Planned> {
  const rewritten = await rewrite({ command: reach.command, args: reach.args, cwd: reach.cwd });
  if (!rewritten.ok) return rewritten;
  const { command, args, cwd } = rewritten.line;
  const needs = await makeNeeds(machine);
  const file = await needs.command(command, cwd);
  if (file === null)
    return { ok: false, failure: failed('no-runtime', `There is no command ${command} on this machine`) };
  for (const { path, argument } of argumentPaths(args, cwd, machine.home))
    await needs.path(path, `Argument ${argument}`);
  for (const name of CODE_VARIABLES) {
    for (const path of (reach.env[name] ?? '').split(':').filter(isAbsolute)) await needs.path(path, name);
  }
  if (cwd !== null) await needs.path(cwd, 'Its folder');
  const refusal = needs.refusal();
  if (refusal !== null) return { ok: false, failure: failed('no-sandbox', refusal) };
  const seen = await needs.seen(cwd);
  return { ok: true, plan: { program: { kind: 'file', file, args, env: reach.env, ...seen }, named: needs.named() } };
}
