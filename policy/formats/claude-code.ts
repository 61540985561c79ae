import { escapeInvisible } from '../visible-text.ts';
import type { Loss } from './losses.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { namesTreated, type ServerRules, serverRules } from './server-rules.ts';
import { isRefusal } from './stance.ts';

/**
 * Rules as https://code.claude.com/docs/en/permissions describes them (October 2026): `mcp__<server>__<tool>` names one tool, `mcp__<server>`
 * all of a server; deny is looked at first, then ask, then allow, however exact a rule is.
 */
export const claudeCode: PolicyFormat = {
  title: 'Claude Code',
  fileName: 'settings.json',
  mediaType: 'application/json',
  place:
    'Into `.claude/settings.json` of a project or `~/.claude/settings.json`, added to the lists under `permissions` that are there; the lists of several files add up.',
  can: { deny: true, ask: true, hide: true, others: false, limits: false, args: false, reason: false },
  namesServer: true,
  traps: [
    'The rules name the server by the key of your own configuration, not by its name in a registry; one that a plugin brings has the key `plugin_PLUGIN_SERVER`.',
    'A tool that the server adds later matches no rule: Claude Code asks about it, or runs it in a mode that asks nobody.',
    'In `bypassPermissions` mode do not count on being asked; what is denied stays denied.',
    'Claude Code writes every character of a name but letters, digits, _ and - as _, and so do the rules.',
    'A rule with parentheses, or `mcp__*` among what is allowed, is skipped: the file has neither.',
  ],
  keyProblem(key) {
    if (/^(?!.*__)[A-Za-z0-9_-]*[A-Za-z0-9-]$/.test(key)) return null;
    return 'Claude Code cannot tell server and tool apart in rules for this server key: use letters, digits, - and single _ that do not stand at the end.';
  },
  ruleName(tool, key) {
    const name = `${prefixOf(key)}${folded(tool)}`;
    return tool === '' || name.length > LONGEST_NAME ? null : name;
  },
  furtherLosses: ({ policy, servers }) =>
    servers.flatMap((server) => restLosses(serverRules(policy, server, claudeCode))),
  write: (written) => `${escapeInvisible(JSON.stringify({ permissions: permissionsOf(written) }, null, 2))}\n`,
};

/** Of a tool's whole name: what the model's API accepts at most (`^[a-zA-Z0-9_-]{1,128}$`). */
const LONGEST_NAME = 128;

type Permissions = Partial<Record<'allow' | 'ask' | 'deny', readonly string[]>>;

function permissionsOf({ policy, servers }: WrittenPolicy): Permissions {
  const [allow, ask, deny]: [string[], string[], string[]] = [[], [], []];
  for (const server of servers) {
    const rules = serverRules(policy, server, claudeCode);
    const wholeServer = prefixOf(server.key).slice(0, -SEPARATOR.length);
    if (isRefusal(rules.others)) {
      deny.push(wholeServer);
      continue;
    }
    allow.push(...(rules.others === 'allow' ? [wholeServer] : namesTreated(rules, 'allow')));
    ask.push(...(asksAboutAll(rules) ? [wholeServer] : namesTreated(rules, 'ask')));
    deny.push(...namesTreated(rules, 'deny', 'hide'));
  }
  return { ...(allow.length > 0 && { allow }), ...(ask.length > 0 && { ask }), ...(deny.length > 0 && { deny }) };
}

/** A rule that asks about the whole server would ask about what is allowed, too. */
function asksAboutAll(rules: ServerRules): boolean {
  return rules.others === 'ask' && namesTreated(rules, 'allow').length === 0;
}

function restLosses(rules: ServerRules): Loss[] {
  if (rules.others !== 'ask' || asksAboutAll(rules)) return [];
  const unnamed = rules.tools.filter(({ name, treatment }) => name === null && treatment === 'ask');
  const sentence =
    'Claude Code cannot ask about what no rule names without asking about all of the server: it is left off the list of what is allowed instead.';
  return [{ what: 'others', tools: unnamed.map(({ tool }) => tool), sentence }];
}

const SEPARATOR = '__';

function prefixOf(key: string): string {
  return `mcp${SEPARATOR}${folded(key)}${SEPARATOR}`;
}

function folded(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}
