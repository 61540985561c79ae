import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ToolCall } from '#policy/evaluate.ts';
import type { PolicyProfile } from '#policy/types.ts';
import type { Stage } from './stage.ts';

/** What `toolrisk policy explain --json` prints of a decision. */
export interface Explained {
  readonly outcome: 'allow' | 'deny' | 'hidden';
  readonly pointer: string;
  readonly message?: string;
  readonly asksAPerson?: boolean;
  readonly why: readonly string[];
}

/** Asks the command about a call and the policy.json that the site serves for a tool. @param tool `<server slug>/<tool slug>` */
export function explained({ dir }: Stage, tool: string, profile: PolicyProfile, call: ToolCall): Explained {
  const policy = join(dir, 'tools', tool, profile === 'recommended' ? 'policy.json' : `policy.${profile}.json`);
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-e2e-call-'));
  try {
    const file = join(folder, 'call.json');
    writeFileSync(file, JSON.stringify({ name: call.tool, arguments: call.args }));
    const ran = spawnSync(process.execPath, [COMMAND, 'policy', 'explain', policy, file, '--json'], {
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(`toolrisk policy explain ended with ${ran.status}:\n${ran.stderr}`);
    return JSON.parse(ran.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const COMMAND = resolve(import.meta.dirname, '../../scripts/toolrisk.ts');
