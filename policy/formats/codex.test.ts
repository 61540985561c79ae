import { expect, test } from 'vitest';
import { codex } from './codex.ts';
import { NOTES_SERVER, TWO_SERVERS } from './testing/notes-policy.ts';

test('writes down what the policy says of each tool', () => {
  expect(codex.write(NOTES_SERVER)).toBe(`# Codex, written by toolrisk from a policy that denies by default.
# What the policy says and this file cannot:
# - Codex cannot limit how often a tool is called: a person is asked before each call instead. (1 tool:
#   add_note)
# - Codex cannot look at the arguments of a call: a person is asked before each call instead. (1 tool:
#   find_notes)
# - Codex cannot tell the agent why: a refusal comes without the reason that the policy gives. (1 tool:
#   share_note)

[mcp_servers.my-notes]
enabled_tools = [
  "get_note",
  "add_note",
  "buy_notes",
  "find_notes",
]
default_tools_approval_mode = "prompt"

[mcp_servers.my-notes.tools.get_note]
approval_mode = "approve"
`);
});

test('writes down a policy that allows by default, for two servers', () => {
  expect(codex.write(TWO_SERVERS)).toBe(`# Codex, written by toolrisk from a policy that allows by default.

[mcp_servers.my-notes]
disabled_tools = [ "delete_note" ]
default_tools_approval_mode = "approve"

[mcp_servers.my-notes.tools.buy_notes]
approval_mode = "prompt"

[mcp_servers.shop]
disabled_tools = [ "delete_note" ]
default_tools_approval_mode = "approve"

[mcp_servers.shop.tools.buy_notes]
approval_mode = "prompt"
`);
});

test.each(['my-notes', 'my_notes', '1'])('holds rules for the server key %s', (key) => {
  expect(codex.keyProblem?.(key)).toBeNull();
});

test.each(['', 'my notes', 'my.notes', '*', 'nötes'])('says why rules for %j would not hold', (key) => {
  expect(codex.keyProblem?.(key)).toContain('does not start');
});

test('does not start a server of which no tool may be called: an empty list does not survive `codex mcp add`', () => {
  const written = {
    policy: { version: '1' as const, default: 'deny' as const },
    servers: [{ key: 'a', tools: ['x'] }],
  };
  expect(codex.write(written)).toBe(`# Codex, written by toolrisk from a policy that denies by default.
# A server of which no tool may be called is not started at all (\`enabled = false\`).

[mcp_servers.a]
enabled = false
enabled_tools = []
default_tools_approval_mode = "prompt"
`);
});
