import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { policiesOf } from '#pipeline/scan/policies-of.ts';
import type { SceneServer } from '#pipeline/scan/types.ts';
import { count, say } from '../log.ts';
import type { Paint } from './colours.ts';

/** Writes `<server>.policy.json` for every listed server. */
export async function writePolicies(folder: string, servers: readonly SceneServer[]): Promise<void> {
  const policies = policiesOf(servers);
  await mkdir(folder, { recursive: true });
  for (const { file, text } of policies) await writeFile(path.join(folder, file), text);
  say('scan', `wrote ${count(policies.length, 'policy').replace('policys', 'policies')} into ${folder}`);
}

/** The last line of a scan: how to go on. */
export function policyHint(paint: Paint): string {
  return `A policy for each server, to paste: ${paint.bold('toolrisk scan --policy policies/')}`;
}
