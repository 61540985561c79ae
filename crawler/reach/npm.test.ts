import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NPM_REACH } from './npm.ts';

test('nothing is installed without a sandbox', async () => {
  const reach = { kind: 'npm', package: 'tracker', version: '1.0.0', args: [], env: {} } as const;
  const sandbox = { kind: 'absent', problem: 'bubblewrap is not installed', mayRunTrusted: true } as const;
  const result = await NPM_REACH.crawl(reach, { sandbox, cacheDir: join(tmpdir(), 'unused') });
  expect(result).toEqual({ status: 'failed', reason: 'no-sandbox', detail: 'bubblewrap is not installed' });
});
