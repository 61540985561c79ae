import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { re2Patterns } from '../re2.ts';
import { makeEnforcer } from './enforcer.ts';
import { lineTransport } from './line-transport.ts';
import { memoryCounters } from './memory-counters.ts';
import { relay } from './relay.ts';
import type { Message } from './types.ts';

function open(passesOn: 'rewritten' | 'as it came' = 'rewritten') {
  const [input, output, source] = [new PassThrough(), new PassThrough({ highWaterMark: 100 }), new PassThrough()];
  const messages: unknown[] = [];
  const unreadable: string[] = [];
  const transport = lineTransport({
    input,
    output,
    source,
    passesOn,
    onUnreadable: (line) => void unreadable.push(line),
  });
  transport.onmessage = (message) => void messages.push(message);
  return { input, output, source, transport, messages, unreadable };
}

async function readAll(passesOn: 'rewritten' | 'as it came', text: string) {
  const { input, transport, messages, unreadable } = open(passesOn);
  await transport.start();
  input.end(text);
  await once(input, 'end');
  return { messages, unreadable };
}

describe.each(['rewritten', 'as it came'] as const)('lines to be passed on %s', (passesOn) => {
  it('are messages where they hold objects, the last without a line feed too', async () => {
    const text = '{"id":1}\n[{"id":2},{"id":3}]\n\n{"id":4}';
    expect(await readAll(passesOn, text)).toEqual({
      messages: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
      unreadable: [],
    });
  });

  it('are told where they hold anything else', async () => {
    const text = '42\nnull\n"tools/call"\nServer started\n[]\n[[],{"id":1}]\n';
    const { messages, unreadable } = await readAll(passesOn, text);
    expect(messages).toEqual([{ id: 1 }]);
    expect(unreadable).toEqual(['42', 'null', '"tools/call"', 'Server started', '[]', '[[],{"id":1}]']);
  });
});

it('holds back the source while the output is full', async () => {
  const { output, source, transport } = open();
  source.resume();
  const message: Message = { jsonrpc: '2.0', method: 'x', params: { text: 'x'.repeat(200) } };
  void transport.send(message);
  expect(source.isPaused()).toBe(true);
  output.resume();
  await once(output, 'drain');
  expect(source.isPaused()).toBe(false);
});

it('lets the source go on where the output is gone: its end has to be seen', async () => {
  const { output, source, transport } = open();
  source.resume();
  void transport.send({ jsonrpc: '2.0', method: 'x', params: { text: 'x'.repeat(200) } });
  expect(source.isPaused()).toBe(true);
  output.destroy();
  await once(output, 'close');
  expect(source.isPaused()).toBe(false);
});

it('says once that the other side is gone', async () => {
  const { input, transport } = open();
  let closes = 0;
  transport.onclose = () => {
    closes += 1;
  };
  await transport.start();
  input.end();
  await once(input.resume(), 'close');
  expect(closes).toBe(1);
  await expect(transport.send({ jsonrpc: '2.0', method: 'late' })).resolves.toBeUndefined();
});

it('stands any JSON from either side', async () => {
  const rpc = fc.record(
    {
      id: fc.oneof(fc.constantFrom(1, 2), fc.jsonValue()),
      method: fc.oneof(
        fc.constantFrom('tools/list', 'tools/call', 'initialize', 'notifications/cancelled'),
        fc.jsonValue(),
      ),
      params: fc.oneof(fc.constant({ name: 'list_tasks' }), fc.constant({ requestId: 1 }), fc.jsonValue()),
      result: fc.oneof(
        fc.constant({ tools: [{ name: 'a' }, null, 7] }),
        fc.constant({ capabilities: null }),
        fc.jsonValue(),
      ),
      error: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const line = fc
    .oneof({ weight: 5, arbitrary: rpc }, fc.jsonValue(), fc.array(rpc))
    .map((value) => JSON.stringify(value));
  const lines = fc.array(
    fc.tuple(fc.constantFrom('client', 'server'), fc.oneof({ weight: 9, arbitrary: line }, fc.string())),
  );
  await fc.assert(
    fc.asyncProperty(lines, async (sent) => {
      const sides = { client: open(), server: open('as it came') };
      relay({
        client: sides.client.transport,
        server: sides.server.transport,
        approvals: null,
        enforcer: makeEnforcer({
          inForce: () => ({ policy: { version: '1', default: 'allow', hide: ['a'] }, counters }),
          log: { decided: () => true, ended: () => {} },
          canAsk: false,
          patterns: re2Patterns(),
          now: () => 0,
        }),
      });
      const counters = memoryCounters();
      await Promise.all([sides.client.transport.start(), sides.server.transport.start()]);
      for (const [side, text] of sent) sides[side === 'client' ? 'client' : 'server'].input.write(`${text}\n`);
      await new Promise(setImmediate);
      for (const { output } of Object.values(sides)) {
        const written = String(output.read() ?? '')
          .split('\n')
          .slice(0, -1);
        for (const one of written) expect(typeof JSON.parse(one)).toBe('object');
      }
    }),
    { seed: 20260520, numRuns: 300 },
  );
});
