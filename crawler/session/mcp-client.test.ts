import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, test } from 'vitest';
import { openClient, PROTOCOL_VERSIONS } from './mcp-client.ts';

type Message = Parameters<InMemoryTransport['send']>[0];

/** A client and the other end of its transport, with everything that arrives there. */
async function connect() {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const received: unknown[] = [];
  theirs.onmessage = (message) => received.push(message);
  return {
    client: await openClient(ours),
    received,
    say: (message: unknown) => theirs.send(message as Message),
    theirs,
  };
}

test('the protocol versions are those of the SDK, in its order', () => {
  expect(PROTOCOL_VERSIONS).toEqual(SUPPORTED_PROTOCOL_VERSIONS);
});

describe('answers', () => {
  test('only the first to what was asked counts, in any order', async () => {
    const { client, say } = await connect();
    const [first, second] = [client.request('tools/list', {}), client.request('tools/list', { cursor: 'b' })];
    await say({ jsonrpc: '2.0', id: 7, result: 'of nobody' });
    await say({ jsonrpc: '2.0', id: 1, result: 'second' });
    await say({ jsonrpc: '2.0', id: 0, result: 'first' });
    await say({ jsonrpc: '2.0', id: 0, result: 'again' });
    expect(await first).toEqual({ ok: true, result: 'first' });
    expect(await second).toEqual({ ok: true, result: 'second' });
  });

  test('one that came before the question is none', async () => {
    const { client, say } = await connect();
    await say({ jsonrpc: '2.0', id: 0, result: 'early' });
    const asked = client.request('tools/list', {});
    await say({ jsonrpc: '2.0', id: 0, result: 'late' });
    expect(await asked).toEqual({ ok: true, result: 'late' });
  });

  test.each([
    [{ code: -32_000, message: 'broken' }, -32_000, 'broken'],
    [{ code: 'E', message: 7 }, -32_603, 'an error without a message'],
    ['no object', -32_603, 'an error without a message'],
    [{ code: 1.5, message: 'm'.repeat(5_000_000) }, -32_603, 'm'.repeat(2_000)],
  ])('an error of any shape is an answer', async (error, code, what) => {
    const { client, say } = await connect();
    const asked = client.request('initialize', {});
    await say({ jsonrpc: '2.0', id: 0, error });
    expect(await asked).toEqual({ ok: false, code, what });
  });

  test('a connection that closes rejects what waits', async () => {
    const { client, theirs } = await connect();
    const asked = client.request('tools/list', {});
    await theirs.close();
    await expect(asked).rejects.toThrow('it closed the connection');
  });
});

describe('what the server asks', () => {
  test('a ping is answered, other requests are refused, notifications ignored', async () => {
    const { say, received } = await connect();
    await say({ jsonrpc: '2.0', id: 'p', method: 'ping' });
    await say({ jsonrpc: '2.0', id: 3, method: 'sampling/createMessage', params: {} });
    await say({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
    await say({ jsonrpc: '2.0', id: { odd: true }, method: 'roots/list' });
    expect(received).toEqual([
      { jsonrpc: '2.0', id: 'p', result: {} },
      { jsonrpc: '2.0', id: 3, error: { code: -32_601, message: 'Method not found' } },
    ]);
  });

  test('after a thousand nothing is answered', async () => {
    const { say, received } = await connect();
    for (let id = 0; id < 3_000; id += 1) await say({ jsonrpc: '2.0', id, method: 'ping' });
    expect(received.length).toBe(1_000);
  });
});
