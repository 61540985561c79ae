import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { crawlKey } from '../crawl-key.ts';
import { crawlServer } from '../crawl-server.ts';
import { openSandbox } from '../sandbox/index.ts';
import type { ServerRef } from '../types.ts';

const FOLDER = join(import.meta.dirname, '../__fixtures__/servers');
const TOKEN = 'trk_4Hs8QmZ2xV6bNc0LwPd9';
const sandbox = await openSandbox('auto');

let cacheDir: string;
beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'toolrisk-private-'));
});
afterAll(() => rm(cacheDir, { recursive: true }));

const marker = `marker-private-${process.pid}`;
const REF: ServerRef = {
  source: 'config',
  name: 'tracker',
  reach: {
    kind: 'command',
    command: 'node',
    args: [join(FOLDER, 'hangs.mjs'), marker],
    cwd: null,
    env: { TRACKER_TOKEN: 'trk_xxxx' },
  },
  configEntry: { client: 'cursor', file: '/home/ines/.cursor/mcp.json' },
  passedSecrets: ['env TRACKER_TOKEN'],
};

test.runIf(sandbox.kind === 'bwrap')(
  'a passed secret is in the environment of the server, and of no other process or command line',
  async () => {
    const secretsFor = (ref: ServerRef) => ({
      reach: { ...ref.reach, env: { TRACKER_TOKEN: TOKEN } } as ServerRef['reach'],
      values: { 'env TRACKER_TOKEN': TOKEN },
    });
    const controller = new AbortController();
    const crawling = crawlServer(REF, { sandbox, cacheDir, secretsFor, signal: controller.signal });
    const seen = await vi.waitFor(
      async () => {
        const all = await processes();
        const servers = all.filter(
          ({ command }) => command.startsWith('/sandbox/bin/node\0') || command.startsWith('node\0'),
        );
        const running = servers.filter(
          ({ command, environment }) => command.includes(marker) && environment.includes(TOKEN),
        );
        expect(running.length).toBe(1);
        return { all, pid: running[0]?.pid };
      },
      { timeout: 20_000 },
    );
    controller.abort(new Error('seen enough'));
    await expect(crawling).rejects.toThrow('seen enough');
    expect(seen.all.filter(({ command }) => command.includes(TOKEN))).toEqual([]);
    const holders = seen.all.filter(({ environment }) => environment.includes(TOKEN)).map(({ pid }) => pid);
    expect(holders).toEqual([seen.pid]);
  },
);

test('a key tells that secrets are passed, and which, but nothing of their values', async () => {
  const { passedSecrets: _, ...without } = {
    ...REF,
    reach: { ...REF.reach, command: 'true', args: [] } as ServerRef['reach'],
  };
  const keyOf = (names: readonly string[]) => crawlKey({ ...without, passedSecrets: names }, 'bwrap');
  const keys = await Promise.all([crawlKey(without, 'bwrap'), keyOf(['env A']), keyOf(['env B']), keyOf(['env A'])]);
  expect(new Set(keys).size).toBe(3);
  expect(keys[3]).toBe(keys[1]);
});

interface Seen {
  readonly pid: string;
  readonly command: string;
  readonly environment: string;
}

async function processes(): Promise<Seen[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    ids.map(async (pid) => ({
      pid,
      command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      environment: await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
    })),
  );
}
