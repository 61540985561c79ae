import { expect, test } from 'vitest';
import { ASK_A_PERSON } from '../types.ts';
import { claudeCode } from './claude-code.ts';
import { lossesOf } from './losses.ts';
import { NOTES_SERVER, TWO_SERVERS } from './testing/notes-policy.ts';

test('writes down what the policy says of each tool', () => {
  expect(claudeCode.write(NOTES_SERVER)).toBe(`{
  "permissions": {
    "allow": [
      "mcp__my-notes__get_note"
    ],
    "ask": [
      "mcp__my-notes__add_note",
      "mcp__my-notes__buy_notes",
      "mcp__my-notes__find_notes"
    ],
    "deny": [
      "mcp__my-notes__share_note",
      "mcp__my-notes__delete_note",
      "mcp__my-notes__new_tool"
    ]
  }
}
`);
});

test('writes down a policy that allows by default, for two servers', () => {
  expect(claudeCode.write(TWO_SERVERS)).toBe(`{
  "permissions": {
    "allow": [
      "mcp__my-notes",
      "mcp__shop"
    ],
    "ask": [
      "mcp__my-notes__buy_notes",
      "mcp__shop__buy_notes"
    ],
    "deny": [
      "mcp__my-notes__delete_note",
      "mcp__shop__delete_note"
    ]
  }
}
`);
});

test.each(['my-notes', 'my_notes', '_notes', 'A1'])('holds rules for the server key %s', (key) => {
  expect(claudeCode.keyProblem?.(key)).toBeNull();
});

test.each(['', 'my notes', 'my.notes', 'a__b', 'notes_', '*', 'nötes', 'a\nb'])(
  'says why rules for %j would not hold',
  (key) => {
    expect(claudeCode.keyProblem?.(key)).toContain('use letters, digits');
  },
);

test('writes names as the client does, and holds back where two become one', () => {
  const written = {
    policy: {
      version: '1' as const,
      default: 'deny' as const,
      hide: ['get.note'],
      tools: { 'get note': {}, 'add/note': {} },
    },
    servers: [{ key: 'my notes', tools: ['get note', 'get.note', 'add/note'] }],
  };
  expect(JSON.parse(claudeCode.write(written))).toEqual({
    permissions: { allow: ['mcp__my_notes__add_note'], deny: ['mcp__my_notes__get_note'] },
  });
  expect(lossesOf(claudeCode, written).map(({ what, tools }) => ({ what, tools }))).toEqual([
    { what: 'key', tools: ['get note', 'get.note', 'add/note'] },
    { what: 'name', tools: ['get note'] },
    { what: 'others', tools: [] },
  ]);
});

test('refuses the whole server for the sake of a tool that no rule can name', () => {
  const tools = ['get_note', 'x'.repeat(200)];
  const written = { policy: NOTES_SERVER.policy, servers: [{ key: 'my-notes', tools }] };
  expect(JSON.parse(claudeCode.write(written))).toEqual({ permissions: { deny: ['mcp__my-notes'] } });
  expect(lossesOf(claudeCode, written)).toContainEqual({
    what: 'name',
    tools: ['get_note'],
    sentence: 'Claude Code cannot name a tool that has to be refused: the tool is refused instead.',
  });
});

test('leaves a tool off that it cannot name and has to ask about, where others are allowed, and tells it', () => {
  const deny_if = [{ conditions: [], on_deny: ASK_A_PERSON }];
  const policy = { version: '1' as const, default: 'allow' as const, tools: { '': { deny_if } } };
  const written = { policy, servers: [{ key: 'my-notes', tools: ['', 'get_note'] }] };
  expect(JSON.parse(claudeCode.write(written))).toEqual({ permissions: { allow: ['mcp__my-notes__get_note'] } });
  expect(lossesOf(claudeCode, written)).toEqual([
    {
      what: 'others',
      tools: [''],
      sentence:
        'Claude Code cannot ask about what no rule names without asking about all of the server: it is left off the list of what is allowed instead.',
    },
  ]);
});

test('refuses the whole server where everything is hidden, also what it adds later', () => {
  const policy = { version: '1' as const, default: 'deny' as const, hide: ['*'], tools: { get_note: {} } };
  const written = { policy, servers: [{ key: 'my-notes', tools: ['get_note'] }] };
  expect(JSON.parse(claudeCode.write(written))).toEqual({ permissions: { deny: ['mcp__my-notes'] } });
  expect(lossesOf(claudeCode, written)).toEqual([]);
});

test('asks about the whole server where everything is limited', () => {
  const limits = [{ counter: 'all', window: 'minute' as const, max: 30, scope: 'grant' as const }];
  const policy = { version: '1' as const, default: 'allow' as const, all_tools: { limits } };
  const written = { policy, servers: [{ key: 'my-notes', tools: ['get_note', ''] }] };
  expect(JSON.parse(claudeCode.write(written))).toEqual({ permissions: { ask: ['mcp__my-notes'] } });
});
