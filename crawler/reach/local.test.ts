import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CrawlContext } from '../context.ts';
import { openSandbox } from '../sandbox/index.ts';
import { LOCAL_REACH } from './local.ts';

const FOLDER = join(import.meta.dirname, '../../examples/twenty-crm');
const EXAMPLE = { kind: 'local', folder: FOLDER, script: 'server.ts', args: [], env: {}, isTrusted: true } as const;
const sandbox = await openSandbox('auto');

function absent(mayRunTrusted: boolean): CrawlContext {
  return { sandbox: { kind: 'absent', problem: 'bubblewrap is not installed', mayRunTrusted }, cacheDir: FOLDER };
}

describe('the bundled example', () => {
  test.skipIf(sandbox.kind === 'absent')('lists its 219 tools in the sandbox', async () => {
    const result = await LOCAL_REACH.crawl(EXAMPLE, { sandbox, cacheDir: FOLDER });
    if (result.status !== 'listed') throw new Error(result.detail);
    expect(result.listing.tools.length).toBe(219);
    expect(result.listing.provenance.sandbox).toBe('bwrap');
  });

  test('runs without a sandbox where none works, unless the sandbox was asked for by name', async () => {
    const result = await LOCAL_REACH.crawl(EXAMPLE, absent(true));
    expect(result).toMatchObject({ status: 'listed', listing: { provenance: { sandbox: 'none' } } });
    const refused = await LOCAL_REACH.crawl(EXAMPLE, absent(false));
    expect(refused).toEqual({ status: 'failed', reason: 'no-sandbox', detail: 'bubblewrap is not installed' });
  });
});
