import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { policiesOf } from '#pipeline/scan/policies-of.ts';
import type { SceneServer } from '#pipeline/scan/types.ts';
import { say } from '../log.ts';
import { writeWhole } from './write-whole.ts';

/** Writes `<server>.policy.json` for every listed server. */
export async function writePolicies(folder: string, servers: readonly SceneServer[]): Promise<void> {
  const policies = policiesOf(servers);
  await mkdir(folder, { recursive: true });
  for (const { file, text } of policies) await writeWhole(path.join(folder, file), text);
  say(
    'scan',
    `wrote ${policies.map(({ file }) => path.join(folder, file)).join(', ') || 'no policy: nothing was listed'}`,
  );
}
