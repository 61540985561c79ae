import { expect, test } from 'vitest';
import { geminiPolicy } from './gemini-policy.ts';
import { NOTES_SERVER, TWO_SERVERS } from './testing/notes-policy.ts';

test('writes down what the policy says of each tool', () => {
  expect(geminiPolicy.write(NOTES_SERVER)).toBe(`# Gemini CLI, written by toolrisk from a policy that denies by default.
# What the policy says and this file cannot:
# - Gemini CLI cannot limit how often a tool is called: a person is asked before each call instead. (1 tool:
#   add_note)
# - Gemini CLI cannot look at the arguments of a call: a person is asked before each call instead. (1 tool:
#   find_notes)

[[rule]]
mcpName = "my-notes"
toolName = [ "get_note" ]
decision = "allow"
priority = 999

[[rule]]
mcpName = "my-notes"
toolName = [
  "add_note",
  "buy_notes",
  "find_notes",
]
decision = "ask_user"
priority = 999

[[rule]]
mcpName = "my-notes"
toolName = [ "share_note" ]
decision = "deny"
priority = 999
denyMessage = "Notes stay \\"here\\"."

[[rule]]
mcpName = "my-notes"
toolName = [
  "delete_note",
  "new_tool",
]
decision = "deny"
priority = 999

[[rule]]
mcpName = "my-notes"
toolName = "*"
decision = "deny"
priority = 998
`);
});

test('writes down a policy that allows by default, for two servers', () => {
  expect(geminiPolicy.write(TWO_SERVERS)).toBe(`# Gemini CLI, written by toolrisk from a policy that allows by default.

[[rule]]
mcpName = "my-notes"
toolName = [ "get_note" ]
decision = "allow"
priority = 999

[[rule]]
mcpName = "my-notes"
toolName = [ "buy_notes" ]
decision = "ask_user"
priority = 999

[[rule]]
mcpName = "my-notes"
toolName = [ "delete_note" ]
decision = "deny"
priority = 999

[[rule]]
mcpName = "my-notes"
toolName = "*"
decision = "allow"
priority = 998

[[rule]]
mcpName = "shop"
toolName = [ "buy_notes" ]
decision = "ask_user"
priority = 999

[[rule]]
mcpName = "shop"
toolName = [ "list_prices" ]
decision = "allow"
priority = 999

[[rule]]
mcpName = "shop"
toolName = [ "delete_note" ]
decision = "deny"
priority = 999

[[rule]]
mcpName = "shop"
toolName = "*"
decision = "allow"
priority = 998
`);
});

test.each(['my-notes', 'a.b:c', 'x'.repeat(25)])('holds rules for the server key %s', (key) => {
  expect(geminiPolicy.keyProblem?.(key)).toBeNull();
});

test.each([
  ['my_notes', 'splits names of tools at the first _'],
  ['*', 'use letters, digits and - alone'],
  ['', 'use letters, digits and - alone'],
  ['mcp', 'its own prefix'],
  ['x'.repeat(26), 'more than 25 characters'],
])('says why rules for %s would not hold', (key, problem) => {
  expect(geminiPolicy.keyProblem?.(key)).toContain(problem);
});

test('writes no rule for a key that would name every server, and says so', () => {
  const text = geminiPolicy.write({ ...NOTES_SERVER, servers: [{ key: '*', tools: ['get_note'] }] });
  expect(text).not.toContain('[[rule]]');
  expect(text).toContain('# - Gemini CLI splits names of tools at the first _');
});

test.each(['', 'mcp_my-notes_get_note', 'mcp my-notes get_note'])(
  'cannot name %j, which would name another tool too',
  (tool) => {
    expect(geminiPolicy.ruleName?.(tool, 'my-notes')).toBeNull();
  },
);

test.each([
  ['get note', 'get_note'],
  ['заметка', '_______'],
  ['a.b:c-d', 'a.b:c-d'],
  ['*', '_'],
  ['mcp_shop_get_note', 'mcp_shop_get_note'],
  ['x'.repeat(50), 'x'.repeat(50)],
  ['x'.repeat(51), `${'x'.repeat(17)}...${'x'.repeat(30)}`],
  ['x'.repeat(60), `${'x'.repeat(17)}...${'x'.repeat(30)}`],
])('names %j as the client does', (tool, name) => {
  expect(geminiPolicy.ruleName?.(tool, 'my-notes')).toBe(name);
});
