import { listTargets } from '#pipeline/scan/list-targets.ts';
import type { ConfigToScan } from '#pipeline/scan/read-configs.ts';
import { shown } from '#pipeline/scan/shown.ts';
import type { SceneServer } from '#pipeline/scan/types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { sayError } from '../log.ts';
import { chosenOf, listOptions, openFor, type ScanFlags } from './plan-scan.ts';
import { progressOf } from './scan-progress.ts';

export type Chosen =
  | { readonly ok: true; readonly servers: readonly SceneServer[] }
  | { readonly ok: false; readonly code: ExitCode };

/** Lists the servers of some files for a lock: a file that cannot be read is an end, because its servers would be missing. */
export async function listChosen(files: readonly ConfigToScan[], flags: ScanFlags, step: string): Promise<Chosen> {
  const broken = files.find(({ read }) => read.problem !== null);
  if (broken !== undefined)
    return end(`${shown(broken.read.file, 160)}: ${shown(broken.read.problem ?? '', 200)}`, EXIT.failed);
  const planned = chosenOf(files, flags);
  if (!planned.ok) return end(planned.error, planned.isUsage ? EXIT.usage : EXIT.failed);
  const interrupt = interruptible();
  try {
    const sandbox = await openFor(flags);
    const progress = progressOf(step);
    progress.sayPlan(planned.targets, sandbox, flags.remote);
    const options = { ...listOptions(flags, sandbox, interrupt.signal), ...progress.listeners };
    return { ok: true, servers: await listTargets(planned.targets.targets, options) };
  } finally {
    interrupt.done();
  }
}

function end(error: string, code: ExitCode): Chosen {
  sayError(error);
  return { ok: false, code };
}
