import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { listProgram } from '../../list-program.ts';
import type { WorkingSandbox } from '../../sandbox/types.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import type { Reacher } from '../types.ts';
import { filesDigest } from './files-digest.ts';
import { thisMachine } from './machine.ts';
import { openPlan } from './open-plan.ts';
import { type CommandPlan, planCommand } from './plan-command.ts';

type CommandReach = ReachOf<'command'>;

/** Commands of this machine, as a client's configuration starts them: with what they need of it to read, and nothing else. */
export const COMMAND_REACH: Reacher<'command'> = { keyParts, crawl };

async function keyParts(reach: CommandReach): Promise<readonly unknown[]> {
  const { command, args, cwd, env } = reach;
  const planned = await planCommand(reach, thisMachine());
  const files = planned.ok
    ? await filesDigest(
        planned.plan.named,
        planned.plan.program.mounts.map(({ from }) => from),
      )
    : planned.failure.detail;
  return [command, args, cwd, Object.entries(env).toSorted(), files];
}

async function crawl(reach: CommandReach, context: CrawlContext): Promise<CrawlResult> {
  const { sandbox } = context;
  if (sandbox.kind === 'absent') return failed('no-sandbox', sandbox.problem);
  const planned = await planCommand(reach, thisMachine());
  if (!planned.ok) return planned.failure;
  return sandbox.isOtherUser ? crawlOpened(planned.plan, sandbox, context) : crawlPlan(planned.plan, sandbox, context);
}

async function crawlOpened(plan: CommandPlan, sandbox: WorkingSandbox, context: CrawlContext): Promise<CrawlResult> {
  const opened = await openPlan(plan, context.cacheDir);
  if (!opened.ok) {
    const advice = 'chmod -R go+rX it, or choose --sandbox none';
    return failed(
      'no-sandbox',
      `${opened.folder} is not readable for the sandbox's users and too large to copy; ${advice}`,
    );
  }
  try {
    return await crawlPlan({ ...plan, program: opened.program }, sandbox, context);
  } finally {
    await opened.release();
  }
}

function crawlPlan({ program }: CommandPlan, sandbox: WorkingSandbox, context: CrawlContext): Promise<CrawlResult> {
  return listProgram(program, { resolvedVersion: null, integrity: null, lockDigest: null }, sandbox, context);
}
