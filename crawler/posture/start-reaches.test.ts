import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crawlServer } from '../crawl-server.ts';
import { openSandbox } from '../sandbox/index.ts';
import type { CrawlResult, ServerRef } from '../types.ts';

const FOLDER = join(import.meta.dirname, '../__fixtures__/servers');
const sandbox = await openSandbox('auto');

function list(reach: ServerRef['reach']): Promise<CrawlResult> {
  return crawlServer({ source: 'local', name: 'server', reach }, { sandbox, cacheDir: tmpdir() });
}

async function reachedBy(reach: ServerRef['reach']): Promise<readonly string[] | null | undefined> {
  const result = await list(reach);
  if (result.status === 'failed') throw new Error(result.detail);
  return result.posture?.reachedForAtStart;
}

function script(name: string): ServerRef['reach'] {
  return { kind: 'local', folder: FOLDER, script: name, args: [], env: {}, isTrusted: false };
}

function command(file: string, args: readonly string[]): ServerRef['reach'] {
  return { kind: 'command', command: file, args, cwd: null, env: {} };
}

const REACHED = ['169.254.169.254:80', '[fd00:ec2::254]:80', 'db.example.com:6380', 'telemetry.example.com:443'];

test.skipIf(sandbox.kind === 'absent')('what a server tries to connect to at its start', async () => {
  const result = await list(script('reaches-out.mjs'));
  expect(result).toMatchObject({
    status: 'listed',
    posture: { reachedForAtStart: REACHED, wroteAtStart: [] },
    listing: { tools: [{ name: 'read_issue', description: 'connect' }] },
  });
  expect(await reachedBy(command('node', [join(FOLDER, 'reaches-out.mjs')]))).toEqual(REACHED);
});

test.skipIf(sandbox.kind === 'absent')('a quiet server reached for nothing', async () => {
  expect(await reachedBy(script('two-pages.mjs'))).toEqual([]);
});

test.skipIf(sandbox.kind === 'absent')('what a server writes into the file is bounded and one word each', async () => {
  const reached = (await reachedBy(script('reaches-hostile.mjs'))) ?? [];
  expect(reached).toHaveLength(50);
  expect(reached).toEqual(expect.arrayContaining(['00.example:443', '127.0.0.1:1000']));
  expect(reached.every((address) => /^[\w.]+:\d+$/.test(address))).toBe(true);
  expect(await reachedBy(script('reaches-elsewhere.mjs'))).toBe(null);
});

test.skipIf(sandbox.kind === 'absent')(
  'of another program, and of a Node that may not read, nothing is told',
  async () => {
    const shell = mkdtempSync(join(tmpdir(), 'toolrisk-shell-'));
    try {
      execFileSync('cp', ['-r', `${FOLDER}/.`, shell]);
      const line = `exec node ${join(shell, 'two-pages.mjs')}`;
      expect(await reachedBy(command('/bin/sh', ['-c', line, 'sh', join(shell, 'two-pages.mjs')]))).toBe(null);
      expect(
        await reachedBy(command('node', ['--permission', '--allow-fs-read=*', join(shell, 'two-pages.mjs')])),
      ).toBe(null);
    } finally {
      rmSync(shell, { recursive: true });
    }
  },
);
