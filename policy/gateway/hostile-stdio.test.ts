import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LineClient, startGateway } from './__fixtures__/line-client.ts';

const SERVER = path.join(import.meta.dirname, '__fixtures__/hostile-server.ts');
const LIMIT = { counter: 'tasks', window: 'day', max: 2, scope: 'grant' };
const LIMITED = { limits: [LIMIT] };
const POLICY = {
  version: '1',
  default: 'allow',
  hide: ['hidden'],
  tools: { task: LIMITED, silent: LIMITED, vast: LIMITED },
};

let folder: string;
let policyFile: string;
let client: LineClient;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-hostile-'));
  policyFile = path.join(folder, 'policy.json');
  writeFileSync(policyFile, JSON.stringify(POLICY));
});
afterEach(async () => {
  client.child.kill('SIGTERM');
  await client.closed;
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): void {
  const flags = ['--policy', policyFile, '--state', path.join(folder, 'state')];
  client = startGateway([...flags, '--', process.execPath, SERVER, ...args]);
}

const HIDDEN = { result: { isError: true, content: [{ text: 'This policy hides the tool.' }] } };

describe('a client', () => {
  it.each([
    ['still open', ''],
    ['cancelled', '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"same"}}\n'],
  ])(
    'gets no use of a limit back for the error of another request with the id of the call, %s',
    async (_what, then) => {
      start();
      for (let round = 0; round < 4; round += 1) {
        const call = '{"jsonrpc":"2.0","id":"same","method":"tools/call","params":{"name":"task"}}';
        client.write(`{"jsonrpc":"2.0","id":"same","method":"x/y"}\n${then}${call}`);
        // Has the late error written first.
        await client.call('other');
      }
      expect(client.lines.filter((line) => line.includes('"did":"task"'))).toEqual([]);
      for (const denied of [false, false, true])
        expect('did' in ((await client.call('task')).result ?? {})).toBe(!denied);
    },
  );

  it.each<[string, () => void]>([
    ['ends the gateway by a signal', () => void client.child.kill('SIGTERM')],
    ['closes its stdin', () => void client.child.stdin.end()],
    ['kills it', () => void client.child.kill('SIGKILL')],
  ])('that %s gets no use back for the call that it has left', async (_what, leave) => {
    const denied: boolean[] = [];
    for (let round = 0; round < 3; round += 1) {
      start();
      client.write('{"jsonrpc":"2.0","id":"left","method":"tools/call","params":{"name":"silent"}}');
      await client.call('other');
      denied.push(client.lines.some((line) => line.includes('"left"')));
      leave();
      await client.closed;
    }
    expect(denied).toEqual([false, false, true]);
  });

  it('gets no use back for a call whose answer is too large to pass', async () => {
    for (let round = 0; round < 2; round += 1) {
      start();
      client.write('{"jsonrpc":"2.0","id":"vast","method":"tools/call","params":{"name":"vast"}}');
      await client.closed;
      expect(client.lines).toEqual([expect.stringContaining('The server ended before it answered.')]);
    }
    start();
    expect(await client.call('vast')).toMatchObject({ result: { isError: true } });
  });

  it('that reads no stderr ends nothing by it', async () => {
    start();
    await client.call('other');
    client.child.stderr.destroy();
    writeFileSync(policyFile, '{');
    for (let call = 0; call < 3; call += 1) expect(await client.call('hidden')).toMatchObject(HIDDEN);
  });
});

describe('a server', () => {
  it('has its list changed in nothing but the hidden tools', async () => {
    start('--list', '[{"name":"a","max":9223372036854775807,"min":1.0},{"name":"hidden"},{"name":"b","x":1e400}]');
    await client.request('tools/list');
    const shown = '[{"name":"a","max":9223372036854775807,"min":1.0},{"name":"b","x":1e400}]';
    expect(client.lines).toEqual([`{"jsonrpc":"2.0","id":1,"result":{"tools":${shown}}}`]);
  });

  it('whose list cannot be written down again is answered for', async () => {
    start('--list', '[{"name":"a","x":DEEP},{"name":"hidden"}]');
    expect(await client.request('tools/list')).toMatchObject({ error: { code: -32603 } });
    expect(await client.call('other')).toMatchObject({ result: { did: 'other' } });
  });

  it('that takes nothing more does not keep the gateway from answering', async () => {
    start();
    await client.call('other');
    client.write('{"jsonrpc":"2.0","method":"deaf"}');
    // More than a pipe holds, and so much behind it that the call is not read with it.
    const large = JSON.stringify({ jsonrpc: '2.0', method: 'x/y', params: { text: 'x'.repeat(1_000_000) } });
    for (const line of [large, large]) client.write(line);
    expect(await client.call('hidden')).toMatchObject(HIDDEN);
  });
});
