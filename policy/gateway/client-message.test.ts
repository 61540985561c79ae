import { describe, expect, it } from 'vitest';
import { readClientMessage } from './client-message.ts';
import type { Message } from './types.ts';

/** As a transport would hand it over, whatever it is. */
function read(json: string) {
  const message: Message = JSON.parse(json);
  return readClientMessage(message);
}

function request(fields: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, ...fields });
}

describe('reads a call', () => {
  it('with its tool and arguments', () => {
    const json = request({ method: 'tools/call', params: { name: 'send_mail', arguments: { to: 'a@example.com' } } });
    expect(read(json)).toEqual({
      kind: 'call',
      id: 1,
      call: { tool: 'send_mail', args: { to: 'a@example.com' } },
      isTask: false,
    });
  });

  it.each([
    ['none', {}],
    ['null', { arguments: null }],
  ])('with %s for arguments as one without any', (_what, fields) => {
    expect(read(request({ method: 'tools/call', params: { name: 'list_mail', ...fields } }))).toMatchObject({
      call: { tool: 'list_mail', args: {} },
    });
  });

  it('that is to become a task', () => {
    const params = { name: 'export_mail', task: { ttl: 60_000 } };
    expect(read(request({ method: 'tools/call', params }))).toMatchObject({ kind: 'call', isTask: true });
  });

  it.each(['Tools/Call', 'TOOLS/CALL', ' tools/call', 'tools/call\n', 'toolſ/call', 'ｔools/call'])(
    'whose method a careless server could take for one: %j',
    (method) => {
      expect(read(request({ method, params: { name: 'send_mail' } }))).toMatchObject({ kind: 'call' });
    },
  );

  it('of a tool with any name', () => {
    for (const name of ['__proto__', 'constructor', '*', '', 'a/b~c', '"\n', '\u200b', 'x'.repeat(500)]) {
      expect(read(request({ method: 'tools/call', params: { name } }))).toMatchObject({
        call: { tool: name, args: {} },
      });
    }
  });

  it('whose fields come from the message itself, not from what stands behind it', () => {
    const json = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"__proto__":{"name":"send_mail"}}}';
    expect(read(json)).toMatchObject({ kind: 'invalid', code: -32602 });
  });
});

describe('lets no message through that a server could take for another', () => {
  it.each([
    ['a call without id', '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"send_mail"}}', undefined, -32600],
    ['a call whose id is null', '{"id":null,"method":"tools/call","params":{"name":"send_mail"}}', null, -32600],
    ['a call whose id is an object', '{"id":{},"method":"tools/call","params":{"name":"send_mail"}}', null, -32600],
    ['a listing whose id is null', '{"id":null,"method":"tools/list"}', null, -32600],
    ['a call without params', '{"id":1,"method":"tools/call"}', 1, -32602],
    ['params that are a list', '{"id":1,"method":"tools/call","params":["send_mail"]}', 1, -32602],
    ['a name that is no text', '{"id":1,"method":"tools/call","params":{"name":["send_mail"]}}', 1, -32602],
    ['a missing name', '{"id":"a","method":"tools/call","params":{}}', 'a', -32602],
    ['arguments that are a list', '{"id":1,"method":"tools/call","params":{"name":"x","arguments":[]}}', 1, -32602],
    ['arguments that are a text', '{"id":1,"method":"tools/call","params":{"name":"x","arguments":"{}"}}', 1, -32602],
    ['a method that is a list', '{"id":1,"method":["tools/call"],"params":{"name":"x"}}', 1, -32600],
    ['a key in another case', '{"id":1,"method":"ping","Method":"tools/call","params":{"name":"x"}}', 1, -32600],
    ['one in an answer', '{"id":1,"result":{},"METHOD":"tools/call"}', 1, -32600],
    ['one with another letter for s', '{"id":1,"method":"ping","paramſ":{"name":"x"}}', 1, -32600],
    ['a second name', '{"id":1,"method":"tools/call","params":{"name":"x","Name":"y"}}', 1, -32602],
    ['second arguments', '{"id":1,"method":"tools/call","params":{"name":"x","Arguments":{}}}', 1, -32602],
    ['a prototype', '{"id":1,"method":"ping","__proto__":{"method":"tools/call"}}', 1, -32600],
    [
      'a prototype deep in the arguments',
      '{"id":1,"method":"tools/call","params":{"name":"x","arguments":{"a":[{"__proto__":{"amount":5}}]}}}',
      1,
      -32602,
    ],
    ['no object', '42', null, -32600],
    ['null', 'null', null, -32600],
    ['a list in a batch', '[]', null, -32600],
  ])('%s', (_what, json, id, code) => {
    const result = read(json);
    expect(result).toMatchObject({ kind: 'invalid', code });
    expect(result).toHaveProperty('id', id);
  });
});

it.each([
  ['a listing', '{"jsonrpc":"2.0","id":"7","method":"tools/list","params":{"cursor":"c"}}', { kind: 'list', id: '7' }],
  ['the handshake', '{"jsonrpc":"2.0","id":0,"method":"initialize"}', { kind: 'initialize', id: 0 }],
  ['an unknown method', '{"jsonrpc":"2.0","id":3,"method":"tasks/get"}', { kind: 'request', id: 3 }],
  ['a notification', '{"jsonrpc":"2.0","method":"notifications/initialized"}', { kind: 'other' }],
  ['an answer to the server', '{"jsonrpc":"2.0","id":3,"result":{"action":"accept"}}', { kind: 'other' }],
  [
    'a cancellation',
    '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"7"}}',
    { kind: 'cancel', id: '7' },
  ],
  ['one of nothing', '{"jsonrpc":"2.0","method":"notifications/cancelled"}', { kind: 'other' }],
])('reads %s', (_what, json, expected) => {
  expect(read(json)).toEqual(expected);
});
