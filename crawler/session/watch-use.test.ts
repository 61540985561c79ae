import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { watchUse } from './watch-use.ts';

const MIB = 2 ** 20;
const HOLD =
  'const held = Buffer.alloc(Number(process.argv[1]) * 2 ** 20, 1); process.stdout.write("up"); setInterval(() => held, 1000)';
/** Starts as many children that hold memory each, and says so once all of them do. */
const FAMILY = `const { spawn } = require('node:child_process'); let up = 0;
for (let count = 0; count < 3; count += 1) spawn(process.execPath, ['-e', ${JSON.stringify(HOLD)}, process.argv[1]]).stdout.once('data', () => { up += 1; if (up === 3) process.stdout.write('up'); });`;

const started: ChildProcess[] = [];

async function start(program: string, mebibytes: number): Promise<number> {
  const child = spawn(process.execPath, ['-e', program, String(mebibytes)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

afterEach(() => {
  for (const { pid } of started.splice(0)) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
});

function toldOf(pid: number, memoryBytes: number): Promise<string> {
  return new Promise((resolve) => watchUse(pid, { memoryBytes, files: 1_000_000 }, resolve));
}

describe.runIf(process.platform === 'linux')('what processes take together', () => {
  test('one that takes more than allowed is told of', async () => {
    expect(await toldOf(await start(HOLD, 300), 200 * MIB)).toBe('took more than 200 MiB of memory');
  });

  test('children count too: each within the limit, together above it', async () => {
    expect(await toldOf(await start(FAMILY, 150), 350 * MIB)).toBe('took more than 350 MiB of memory');
  });

  test('one within the limit, and one that is gone, are not told of', async () => {
    const told: string[] = [];
    const limits = { memoryBytes: 2_000 * MIB, files: 0 };
    const watches = [await start(HOLD, 10), 2 ** 22].map((pid) => watchUse(pid, limits, (what) => told.push(what)));
    // Longer than several looks; the machine's own /tmp is no folder of a sandbox, whatever lies in it.
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const watch of watches) watch.stop();
    expect(told).toEqual([]);
  });
});
