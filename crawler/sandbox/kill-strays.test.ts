import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killStrays } from './kill-strays.ts';

const WAIT = ['-e', 'process.stdout.write("up"); setInterval(() => {}, 1000)'];

test.runIf(process.platform === 'linux')('ends who has the home or works in it, and nobody else', async () => {
  const home = await mkdtemp(join(tmpdir(), 'toolrisk-home-'));
  const starts = [
    { cwd: '/', env: { HOME: home } },
    { cwd: home, env: {} },
    { cwd: '/', env: { HOME: `${home}-of-another` } },
  ];
  const children = starts.map((options) =>
    spawn(process.execPath, WAIT, { ...options, detached: true, stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  const [byHome, byFolder, other] = children;
  const ended = [byHome, byFolder].map(async (child) => child && (await once(child, 'exit'))[1]);
  killStrays(home);
  expect(await Promise.all(ended)).toEqual(['SIGKILL', 'SIGKILL']);
  expect([other?.exitCode, other?.signalCode]).toEqual([null, null]);
  other?.kill('SIGKILL');
  await rm(home, { recursive: true });
});
