import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { agentgateway } from './agentgateway.ts';
import { NOTES_SERVER, TWO_SERVERS } from './testing/notes-policy.ts';

test('writes down what the policy says of each tool', () => {
  expect(
    agentgateway.write(NOTES_SERVER),
  ).toBe(`# agentgateway, written by toolrisk from a policy that denies by default.
# What the policy says and this file cannot:
# - agentgateway cannot limit how often a tool is called: the tool is left off the list of what is allowed
#   instead. (1 tool: add_note)
# - agentgateway cannot look at the arguments of a call: the tool is left off the list of what is allowed
#   instead. (1 tool: find_notes)
# - agentgateway cannot ask a person: the tool is refused instead. (1 tool: buy_notes)
# - agentgateway cannot tell the agent why: a refusal comes without the reason that the policy gives. (1 tool:
#   share_note)
# A list of what is allowed refuses servers that it does not name, and prompts, resources and tasks of all. To
# let these through, add the rules has(mcp.prompt), has(mcp.resource) and has(mcp.task).

mcpAuthorization:
  rules:
    - |-
      mcp.tool.target == "my-notes" && mcp.tool.name in [
        "get_note"
      ]
`);
});

test('writes down a policy that allows by default, for two servers', () => {
  expect(
    agentgateway.write(TWO_SERVERS),
  ).toBe(`# agentgateway, written by toolrisk from a policy that allows by default.
# What the policy says and this file cannot:
# - agentgateway cannot ask a person: the tool is refused instead. (1 tool: buy_notes)
# A list of what is allowed refuses servers that it does not name, and prompts, resources and tasks of all. To
# let these through, add the rules has(mcp.prompt), has(mcp.resource) and has(mcp.task).

mcpAuthorization:
  rules:
    - |-
      mcp.tool.target == "my-notes" && !(mcp.tool.name in [
        "buy_notes",
        "delete_note"
      ])
    - |-
      mcp.tool.target == "shop" && !(mcp.tool.name in [
        "buy_notes",
        "delete_note"
      ])
`);
});

test('says false where nothing is allowed, for an empty list would allow everything', () => {
  const policy = { version: '1' as const, default: 'deny' as const };
  const text = agentgateway.write({ policy, servers: [{ key: 'a', tools: ['x'] }] });
  expect(parse(text)).toEqual({ mcpAuthorization: { rules: ['false'] } });
});

test('lets no rule end early', () => {
  const tool = '"] || true || mcp.tool.name in ["';
  const written = {
    policy: { version: '1' as const, default: 'deny' as const, tools: { [tool]: {} } },
    servers: [{ key: 'a"', tools: [tool] }],
  };
  expect(parse(agentgateway.write(written))).toEqual({
    mcpAuthorization: {
      rules: ['mcp.tool.target == "a\\"" && mcp.tool.name in [\n  "\\"] || true || mcp.tool.name in [\\""\n]'],
    },
  });
});
