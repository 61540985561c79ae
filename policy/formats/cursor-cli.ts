import { escapeInvisible } from '../visible-text.ts';
import type { Loss } from './losses.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { namesTreated, type ServerRules, serverRules } from './server-rules.ts';
import { isRefusal } from './stance.ts';

/** Tokens as https://cursor.com/docs/cli/reference/permissions describes them (2026): `Mcp(server:tool)`, `*` for any, deny wins. */
export const cursorCli: PolicyFormat = {
  title: 'Cursor CLI',
  fileName: 'cli.json',
  mediaType: 'application/json',
  place:
    'Into `.cursor/cli.json` of a project or `~/.cursor/cli-config.json`, added to the lists under `permissions` that are there.',
  can: { deny: true, ask: false, hide: false, others: false, limits: false, args: false, reason: false },
  namesServer: true,
  traps: [
    'What is on neither list is asked about at a terminal, and runs without a question under `--force`.',
    'The rules name the server by its key in `mcp.json`.',
    'They are for the CLI alone: the editor reads `permissions.json`, which can allow but not refuse.',
  ],
  keyProblem(key) {
    if (PLAIN_NAME.test(key)) return null;
    return 'Cursor CLI cannot hold this server key in a rule, so the file has none for it: use letters, digits, . _ and - alone.';
  },
  ruleName: (tool, key) => (PLAIN_NAME.test(tool) && PLAIN_NAME.test(key) ? tokenOf(key, tool) : null),
  furtherLosses: ({ policy, servers }) =>
    servers.flatMap((server) => listLosses(serverRules(policy, server, cursorCli))),
  write: (written) => `${escapeInvisible(JSON.stringify({ permissions: permissionsOf(written) }, null, 2))}\n`,
};

/** Without the characters that separate, end or widen a token: `:`, parentheses, `*`, `?` and whatever a glob may take for its own. */
const PLAIN_NAME = /^[A-Za-z0-9._/-]+$/;

/** Both lists are required, empty or not. */
function permissionsOf({ policy, servers }: WrittenPolicy): { allow: string[]; deny: string[] } {
  const [allow, deny]: [string[], string[]] = [[], []];
  for (const server of servers.filter(({ key }) => PLAIN_NAME.test(key))) {
    const rules = serverRules(policy, server, cursorCli);
    if (isRefusal(rules.others)) {
      deny.push(tokenOf(server.key, '*'));
      continue;
    }
    allow.push(...(isOpen(rules) ? [tokenOf(server.key, '*')] : namesTreated(rules, 'allow')));
    deny.push(...namesTreated(rules, 'deny', 'hide'));
  }
  return { allow, deny };
}

/** All tools of a server are allowed where none has to be left off. */
function isOpen(rules: ServerRules): boolean {
  return rules.others === 'allow' && namesTreated(rules, 'omit').length === 0;
}

function listLosses(rules: ServerRules): Loss[] {
  if (rules.others !== 'allow' || isOpen(rules)) return [];
  const unnamed = rules.tools.filter(({ name, treatment }) => name === null && treatment === 'allow');
  const sentence =
    'Cursor CLI allows all tools of a server or those that it names: what no rule names is left off the list of what is allowed instead.';
  return [{ what: 'others', tools: unnamed.map(({ tool }) => tool), sentence }];
}

function tokenOf(key: string, tool: string): string {
  return `Mcp(${key}:${tool})`;
}
