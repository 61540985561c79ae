import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { NOTES_SERVER, OPEN_POLICY } from './testing/notes-policy.ts';
import { toolhive } from './toolhive.ts';

test('writes down what the policy says of each tool', () => {
  expect(toolhive.write(NOTES_SERVER)).toBe(`# ToolHive, written by toolrisk from a policy that denies by default.
# What the policy says and this file cannot:
# - ToolHive cannot limit how often a tool is called: the tool is left off the list of what is allowed instead.
#   (1 tool: add_note)
# - ToolHive cannot look at the arguments of a call: the tool is left off the list of what is allowed instead.
#   (1 tool: find_notes)
# - ToolHive cannot ask a person: the tool is refused instead. (1 tool: buy_notes)
# - ToolHive cannot tell the agent why: a refusal comes without the reason that the policy gives. (1 tool:
#   share_note)
# Cedar refuses what nothing permits, so prompts and resources of the server too. To let them through, add
# permit(principal, action == Action::"get_prompt", resource); and the same for Action::"read_resource".

version: "1.0"
type: cedarv1
cedar:
  policies:
    - permit(principal, action == Action::"call_tool", resource == Tool::"get_note");
  entities_json: "[]"
`);
});

test('writes down a policy that allows by default', () => {
  expect(
    toolhive.write({ policy: OPEN_POLICY, servers: [{ key: 'my-notes', tools: ['get_note', 'buy_notes'] }] }),
  ).toBe(`# ToolHive, written by toolrisk from a policy that allows by default.
# What the policy says and this file cannot:
# - ToolHive cannot ask a person: the tool is refused instead. (1 tool: buy_notes)
# Cedar refuses what nothing permits, so prompts and resources of the server too. To let them through, add
# permit(principal, action == Action::"get_prompt", resource); and the same for Action::"read_resource".

version: "1.0"
type: cedarv1
cedar:
  policies:
    - permit(principal, action == Action::"call_tool", resource);
    - forbid(principal, action == Action::"call_tool", resource == Tool::"buy_notes");
    - forbid(principal, action == Action::"call_tool", resource == Tool::"delete_note");
  entities_json: "[]"
`);
});

test('forbids all where nothing is permitted, for a file needs a policy', () => {
  const policy = { version: '1' as const, default: 'deny' as const };
  const text = toolhive.write({ policy, servers: [{ key: 'a', tools: ['x'] }] });
  expect(parse(text)).toEqual({
    version: '1.0',
    type: 'cedarv1',
    cedar: { policies: ['forbid(principal, action == Action::"call_tool", resource);'], entities_json: '[]' },
  });
});
