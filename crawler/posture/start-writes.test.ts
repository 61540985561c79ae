import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crawlServer } from '../crawl-server.ts';
import { openSandbox } from '../sandbox/index.ts';
import type { WorkingSandbox } from '../sandbox/types.ts';
import { UNCONFINED } from '../sandbox/unconfined.ts';
import type { ServerPosture } from '../types.ts';

const FOLDER = join(import.meta.dirname, '../__fixtures__/servers');
const sandbox = await openSandbox('auto');

async function postureOf(script: string, place: WorkingSandbox): Promise<ServerPosture | undefined> {
  const reach = { kind: 'local', folder: FOLDER, script, args: [], env: {}, isTrusted: false } as const;
  const result = await crawlServer({ source: 'local', name: script, reach }, { sandbox: place, cacheDir: tmpdir() });
  if (result.status === 'failed') throw new Error(result.detail);
  return result.posture;
}

test.skipIf(sandbox.kind === 'absent')('what a server writes at its start is told by path', async () => {
  if (sandbox.kind === 'absent') throw new Error(sandbox.problem);
  expect((await postureOf('writes-home.mjs', sandbox))?.wroteAtStart).toEqual(['~/notes']);
  expect((await postureOf('two-pages.mjs', sandbox))?.wroteAtStart).toEqual([]);
});

test.skipIf(sandbox.kind === 'absent')('hostile names are one line, links are not followed, many are cut', async () => {
  if (sandbox.kind === 'absent') throw new Error(sandbox.problem);
  const wrote = (await postureOf('writes-hostile-names.mjs', sandbox))?.wroteAtStart ?? [];
  expect(wrote).toHaveLength(50);
  expect(wrote).toEqual(expect.arrayContaining(['/tmp/a b', '/tmp/deep/d/d/d/d/d/d', '/tmp/empty/', '/tmp/link']));
  expect(wrote.every((path) => path.length <= 200 && !/[\p{Cc}\p{Cf}]/u.test(path))).toBe(true);
});

test('without a sandbox nothing can be told', async () => {
  expect(await postureOf('writes-home.mjs', UNCONFINED)).toBeUndefined();
});
