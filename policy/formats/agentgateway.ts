import { stringify } from 'yaml';
import { headComments } from './comments.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { celString } from './quoted.ts';
import { namesTreated, type ServerRules, serverRules } from './server-rules.ts';

/**
 * `mcpAuthorization` as https://agentgateway.dev/docs/ describes it and crates/agentgateway/src/http/authorization.rs decides (2026).
 * Its rules see a tool's name and target alone: arguments are not there when it decides (issue 3092 of agentgateway/agentgateway).
 */
export const agentgateway: PolicyFormat = {
  title: 'agentgateway',
  fileName: 'mcp-authorization.yaml',
  mediaType: 'application/yaml',
  place: 'Under the `policies` of the route, or of `mcp`, that leads to the servers.',
  can: { deny: true, ask: false, hide: true, others: true, limits: false, args: false, reason: false },
  namesServer: true,
  traps: [
    'The rules name a server by the `name` of its target.',
    'An empty list of rules allows everything, and a `deny` rule that fails to evaluate lets the call through: the file says only what is allowed.',
    'Rules of several places add up: what one of them allows is allowed.',
  ],
  // Half a surrogate pair is no character to it.
  ruleName: (tool) => tool.toWellFormed(),
  write: (written) =>
    `${headComments(agentgateway, written, { notes: NOTES })}\n${stringify(configOf(written), YAML_OPTIONS)}`,
};

const NOTES = [
  'A list of what is allowed refuses servers that it does not name, and prompts, resources and tasks of all. To let these through, add the rules has(mcp.prompt), has(mcp.resource) and has(mcp.task).',
];

const YAML_OPTIONS = { lineWidth: 0 } as const;

/** An empty list would allow everything. */
function configOf({ policy, servers }: WrittenPolicy): object {
  const rules = servers.flatMap((server) => ruleOf(serverRules(policy, server, agentgateway)));
  return { mcpAuthorization: { rules: rules.length === 0 ? ['false'] : rules } };
}

function ruleOf(rules: ServerRules): string[] {
  const target = `mcp.tool.target == ${celString(rules.key.toWellFormed())}`;
  if (rules.others === 'allow') {
    const refused = namesTreated(rules, 'omit', 'deny', 'hide');
    return [refused.length === 0 ? target : `${target} && !(${amongNames(refused)})`];
  }
  const allowed = namesTreated(rules, 'allow');
  return allowed.length === 0 ? [] : [`${target} && ${amongNames(allowed)}`];
}

/** One name a line, so that a change of one is a change of one line. */
function amongNames(names: readonly string[]): string {
  return `mcp.tool.name in [\n${names.map((name) => `  ${celString(name)}`).join(',\n')}\n]`;
}
