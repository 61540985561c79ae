import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const COMMAND = path.join(import.meta.dirname, 'toolrisk.ts');

it('ends without a word where whoever reads has enough', async () => {
  const child = spawn(process.execPath, [COMMAND, 'judge', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = text(child.stderr);
  child.stdout.destroy();
  // More than a pipe holds, so that the last write finds nobody.
  child.stdin.end('{"name":"list_moorings","description":"List the moorings"}\n'.repeat(2_000));
  const [code] = await once(child, 'close');
  expect([code, await said]).toEqual([0, '']);
});

it('names every command in its help, though it has loaded none of their rooms', async () => {
  const child = spawn(process.execPath, [COMMAND, '--help'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const help = await text(child.stdout);
  for (const command of ['up', 'crawl', 'classify', 'publish', 'serve', 'judge', 'policy', 'eval', 'ledger']) {
    expect(help).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  }
});
