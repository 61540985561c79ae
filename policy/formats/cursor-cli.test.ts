import { expect, test } from 'vitest';
import { cursorCli } from './cursor-cli.ts';
import { lossesOf } from './losses.ts';
import { NOTES_POLICY, NOTES_SERVER, OPEN_POLICY, TWO_SERVERS } from './testing/notes-policy.ts';

test('writes down what the policy says of each tool', () => {
  expect(cursorCli.write(NOTES_SERVER)).toBe(`{
  "permissions": {
    "allow": [
      "Mcp(my-notes:get_note)"
    ],
    "deny": [
      "Mcp(my-notes:buy_notes)",
      "Mcp(my-notes:share_note)",
      "Mcp(my-notes:delete_note)",
      "Mcp(my-notes:new_tool)"
    ]
  }
}
`);
});

test('writes down a policy that allows by default, for two servers', () => {
  expect(cursorCli.write(TWO_SERVERS)).toBe(`{
  "permissions": {
    "allow": [
      "Mcp(my-notes:*)",
      "Mcp(shop:*)"
    ],
    "deny": [
      "Mcp(my-notes:buy_notes)",
      "Mcp(my-notes:delete_note)",
      "Mcp(shop:buy_notes)",
      "Mcp(shop:delete_note)"
    ]
  }
}
`);
});

test.each(['my-notes', 'my_notes', 'a.b'])('holds rules for the server key %s', (key) => {
  expect(cursorCli.keyProblem?.(key)).toBeNull();
});

test.each(['', '*', 'a:b', 'a)b', 'my notes'])(
  'writes no rule for the server key %j, which would name another, and says so',
  (key) => {
    for (const policy of [NOTES_POLICY, OPEN_POLICY, { version: '1', default: 'allow' } as const]) {
      const written = { policy, servers: [{ key, tools: ['get_note'] }] };
      expect(JSON.parse(cursorCli.write(written))).toEqual({ permissions: { allow: [], deny: [] } });
      expect(lossesOf(cursorCli, written)[0]).toMatchObject({ what: 'key' });
    }
  },
);

test.each(['*', 'a*', 'get?', 'x)', 'a:b', ''])('refuses the whole server where %j has to be refused', (tool) => {
  const written = { ...NOTES_SERVER, servers: [{ key: 'my-notes', tools: ['get_note', tool] }] };
  expect(JSON.parse(cursorCli.write(written))).toEqual({ permissions: { allow: [], deny: ['Mcp(my-notes:*)'] } });
});

test('names what is allowed where one tool has to be left off, and tells what becomes of the others', () => {
  const limits = [{ counter: 'pay', window: 'minute' as const, max: 30, scope: 'grant' as const }];
  const policy = { version: '1' as const, default: 'allow' as const, tools: { pay: { limits } } };
  const written = { policy, servers: [{ key: 'my-notes', tools: ['get_note', 'get note', 'pay'] }] };
  expect(JSON.parse(cursorCli.write(written))).toEqual({
    permissions: { allow: ['Mcp(my-notes:get_note)'], deny: [] },
  });
  expect(lossesOf(cursorCli, written)).toContainEqual({
    what: 'others',
    tools: ['get note'],
    sentence:
      'Cursor CLI allows all tools of a server or those that it names: what no rule names is left off the list of what is allowed instead.',
  });
});

test('refuses the whole server where everything is hidden, also what it adds later', () => {
  const policy = { version: '1' as const, default: 'deny' as const, hide: ['*'] };
  const written = { policy, servers: [{ key: 'my-notes', tools: ['get_note'] }] };
  expect(JSON.parse(cursorCli.write(written))).toEqual({ permissions: { allow: [], deny: ['Mcp(my-notes:*)'] } });
});
