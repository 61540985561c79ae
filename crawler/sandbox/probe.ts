import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { oneLine } from '../failure.ts';
import { openToAll } from './open-copy.ts';
import type { WorkingSandbox } from './types.ts';

const PROBE_MS = 20_000;
const SCRIPT = join(import.meta.dirname, 'probe-script.mjs');
const EXPECTED = 'inside';

/** Runs Node in the sandbox. Returns null when it answered, otherwise the problem in one line. */
export async function probe(sandbox: WorkingSandbox): Promise<string | null> {
  const file = sandbox.isOtherUser ? await openToAll(SCRIPT) : SCRIPT;
  const prepared = await sandbox.prepareRun({
    kind: 'node',
    root: dirname(file),
    visible: [basename(file)],
    script: basename(file),
    nodeArgs: [],
    args: [EXPECTED],
    env: {},
  });
  const { command } = prepared;
  try {
    const { stdout } = await promisify(execFile)(command.file, [...command.args], {
      env: command.env,
      cwd: command.cwd,
      timeout: PROBE_MS,
      killSignal: 'SIGKILL',
    });
    return stdout === EXPECTED ? null : 'the sandbox ran but did not answer';
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr) || error.message : String(error);
    return oneLine(`the sandbox does not start: ${reason}`, 200);
  } finally {
    await prepared.release();
  }
}
