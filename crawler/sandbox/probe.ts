import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { oneLine } from '../failure.ts';
import type { WorkingSandbox } from './types.ts';

const PROBE_MS = 20_000;
const EXPECTED = 'inside';

/** Runs Node in the sandbox. Returns null when it answered, otherwise the problem in one line. */
export async function probe(sandbox: WorkingSandbox): Promise<string | null> {
  const prepared = await sandbox.prepareRun({
    root: import.meta.dirname,
    visible: ['probe-script.mjs'],
    script: 'probe-script.mjs',
    nodeArgs: [],
    args: [EXPECTED],
    env: {},
  });
  const { file, args, env, cwd } = prepared.command;
  try {
    const { stdout } = await promisify(execFile)(file, [...args], {
      env,
      cwd,
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
