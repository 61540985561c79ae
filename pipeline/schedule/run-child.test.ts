import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runChild } from './run-child.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-child-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 3_600_000;
const never = new AbortController().signal;

/** A program that says that it runs by making a file, and then does what it is given. */
function program(name: string, code: string): { readonly args: string[]; readonly isUp: Promise<void> } {
  const up = path.join(folder, `${name}.up`);
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, `import { writeFileSync } from 'node:fs';\n${code}\nwriteFileSync(${JSON.stringify(up)}, '');\n`);
  const isUp = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_, changed) => {
      if (changed !== `${name}.up`) return;
      watcher.close();
      resolve();
    });
  });
  return { args: [file], isUp };
}

const STAYS = 'setInterval(() => {}, 1000);';

it('tells a run that ended well from one that did not', async () => {
  const well = program('well', '');
  expect(await runChild({ ...well, signal: never, longestMs: HOUR })).toEqual({ isDone: true, detail: 'exit code 0' });
  const badly = program('badly', 'process.exit(3);');
  expect(await runChild({ ...badly, signal: never, longestMs: HOUR })).toEqual({
    isDone: false,
    detail: 'exit code 3',
  });
});

it('ends a run as Ctrl-C would, so that it can end in good order', async () => {
  const stop = new AbortController();
  const orderly = program('orderly', `${STAYS} process.on('SIGTERM', () => process.exit(130));`);
  const end = runChild({ ...orderly, signal: stop.signal, longestMs: HOUR });
  await orderly.isUp;
  stop.abort();
  expect(await end).toEqual({ isDone: false, detail: 'exit code 130' });
});

it('kills a run that does not end, and what it started', async () => {
  const stop = new AbortController();
  const deaf = program('deaf', `${STAYS} process.on('SIGTERM', () => {});`);
  const end = runChild({ ...deaf, signal: stop.signal, longestMs: HOUR, graceMs: 100 });
  await deaf.isUp;
  stop.abort();
  expect(await end).toEqual({ isDone: false, detail: 'ended by SIGKILL' });
});

it('stops a run that takes too long', async () => {
  const slow = program('slow', STAYS);
  expect(await runChild({ ...slow, signal: never, longestMs: 500 })).toEqual({
    isDone: false,
    detail: 'took too long and was stopped (ended by SIGTERM)',
  });
});

it('starts nothing once it was told to stop', async () => {
  const late = program('late', 'process.exit(9);');
  const end = await runChild({ ...late, signal: AbortSignal.abort(), longestMs: HOUR });
  expect(end).toEqual({ isDone: false, detail: 'not started: interrupted' });
});
