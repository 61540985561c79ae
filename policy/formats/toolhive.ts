import { stringify } from 'yaml';
import { headComments } from './comments.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { cedarString } from './quoted.ts';
import { namesTreated, serverRules } from './server-rules.ts';

/**
 * Entities and actions as https://docs.stacklok.com/toolhive/reference/authz-policy-reference names them, the file as
 * pkg/authz/authorizers/config.go of stacklok/toolhive reads it (2026). Arguments stand in Cedar's context, but no rule on them would be
 * sound: a number that no decimal of Cedar holds is missing there, of a list or an object only its presence is told, and `tools/list` is
 * filtered without arguments, so that a tool which requires one would never be shown.
 */
export const toolhive: PolicyFormat = {
  title: 'ToolHive',
  fileName: 'authz-config.yaml',
  mediaType: 'application/yaml',
  place: 'A file of its own for each server, given to `thv run` by `--authz-config authz-config.yaml`.',
  can: { deny: true, ask: false, hide: true, others: true, limits: false, args: false, reason: false },
  namesServer: false,
  traps: [
    'Tools are not told apart by server: one file for each server.',
    'Authorization needs an authenticated client: without a `sub` claim everything is refused.',
    'The tools filter of ToolHive is another thing: left empty, it shows all tools.',
  ],
  // Half a surrogate pair is no character to it.
  ruleName: (tool) => tool.toWellFormed(),
  write: (written) =>
    `${headComments(toolhive, written, { notes: NOTES })}\n${stringify(configOf(written), YAML_OPTIONS)}`,
};

const NOTES = [
  'Cedar refuses what nothing permits, so prompts and resources of the server too. To let them through, add permit(principal, action == Action::"get_prompt", resource); and the same for Action::"read_resource".',
];

/** Without line breaks within a policy, which would not stand where a reader expects them. */
const YAML_OPTIONS = { lineWidth: 0 } as const;

function configOf(written: WrittenPolicy): object {
  return { version: '1.0', type: 'cedarv1', cedar: { policies: policiesOf(written), entities_json: '[]' } };
}

/** ToolHive refuses a file without any policy, so nothing permitted is said as all forbidden. */
function policiesOf({ policy, servers }: WrittenPolicy): string[] {
  const rules = servers.map((server) => serverRules(policy, server, toolhive));
  const isOpen = rules.length > 0 && rules.every(({ others }) => others === 'allow');
  const permitted = isOpen ? [EVERY_TOOL] : rules.flatMap((server) => namesTreated(server, 'allow').map(oneTool));
  const forbidden = isOpen ? rules.flatMap((server) => namesTreated(server, 'omit', 'deny', 'hide').map(oneTool)) : [];
  if (permitted.length === 0) return [statement('forbid', EVERY_TOOL)];
  return [
    ...permitted.map((resource) => statement('permit', resource)),
    ...forbidden.map((resource) => statement('forbid', resource)),
  ];
}

const EVERY_TOOL = 'resource';

function oneTool(name: string): string {
  return `resource == Tool::${cedarString(name)}`;
}

function statement(effect: 'permit' | 'forbid', resource: string): string {
  return `${effect}(principal, action == Action::"call_tool", ${resource});`;
}
