import { openBwrap } from './bwrap.ts';
import type { Sandbox, SandboxMode } from './types.ts';
import { UNCONFINED } from './unconfined.ts';

/**
 * Opens the sandbox that `mode` asks for. `none` isolates nothing and is only used when a person chose it. `auto` and `bwrap`
 * probe bubblewrap by running Node in it; where that fails the sandbox is `absent`, with the problem in one line. With `auto`
 * the bundled example may still run then, with `bwrap` nothing may.
 */
export async function openSandbox(mode: SandboxMode): Promise<Sandbox> {
  if (mode === 'none') return UNCONFINED;
  const opened = await openBwrap();
  if (opened.ok) return opened.sandbox;
  return { kind: 'absent', problem: opened.problem, mayRunTrusted: mode === 'auto' };
}
