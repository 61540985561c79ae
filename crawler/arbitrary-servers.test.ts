import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crawlServer } from './crawl-server.ts';
import { openSandbox } from './sandbox/index.ts';
import { UNCONFINED } from './sandbox/unconfined.ts';
import { CRAWL_FAILURE_REASONS } from './types.ts';

const FOLDER = join(import.meta.dirname, '__fixtures__/servers');
const SEED = 20_261_121;
const RUNS = 15;

const opened = await openSandbox('auto');
const sandbox = opened.kind === 'absent' ? UNCONFINED : opened;

const bytes = fc.uint8Array({ maxLength: 2_000 });
const tools = fc.array(
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({
      name: fc.string({ unit: 'binary', maxLength: 10 }),
      inputSchema: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
    }),
  ),
  { maxLength: 15 },
);

test('a real server that writes arbitrary bytes and lists arbitrary JSON is a result, and every tool is kept or counted', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, tools, async (noise, list) => {
      // JSON has no lone surrogates of its own in UTF-8, and no undefined.
      const answer = Buffer.from(JSON.stringify({ tools: list }));
      const args = [Buffer.from(noise).toString('base64'), answer.toString('base64')];
      const reach = {
        kind: 'local',
        folder: FOLDER,
        script: 'says-anything.mjs',
        args,
        env: {},
        isTrusted: false,
      } as const;
      const context = { sandbox, cacheDir: join(tmpdir(), 'unused'), limits: { sessionMs: 20_000 } };
      const result = await crawlServer({ source: 'local', name: 'anything', reach }, context);
      if (result.status === 'failed') {
        expect(CRAWL_FAILURE_REASONS).toContain(result.reason);
        // Whatever it listed, only a list without one readable tool is no list.
        expect(['bad-protocol', 'no-tools']).toContain(result.reason);
        return;
      }
      expect(result.listing.tools.length + result.listing.dropped.length).toBe(list.length);
      expect(JSON.stringify(result.listing)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, 120_000);
