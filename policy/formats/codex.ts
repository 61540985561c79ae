import { headComments } from './comments.ts';
import type { PolicyFormat, WrittenPolicy } from './policy-format.ts';
import { namesTreated, type ServerRules, serverRules } from './server-rules.ts';
import { isRefusal } from './stance.ts';
import { tomlOf } from './toml.ts';

/** Keys of `[mcp_servers.<name>]` as codex-rs/config/src/mcp_types.rs of openai/codex reads them (2026). */
export const codex: PolicyFormat = {
  title: 'Codex',
  fileName: 'config.toml',
  mediaType: 'application/toml',
  place:
    'Into `~/.codex/config.toml`, the keys of a server into the table that starts it: TOML allows each table once, and Codex none without `command` or `url`.',
  can: { deny: true, ask: true, hide: true, others: true, limits: false, args: false, reason: false },
  namesServer: true,
  traps: [
    '`approve` means approved without asking; `prompt` asks each time.',
    'With `approval_policy = "never"` and full access to the disk Codex asks nobody; tools that are not enabled stay out of reach.',
    "A server's table stands in the file once: add these keys to the one that has its `command` or `url`.",
  ],
  keyProblem(key) {
    if (/^[A-Za-z0-9_-]+$/.test(key)) return null;
    return 'Codex does not start a server with this key: use letters, digits, _ and - alone.';
  },
  // Half a surrogate pair is no character to it.
  ruleName: (tool) => tool.toWellFormed(),
  write(written) {
    const tables = tablesOf(written);
    const notes = tables.some(([, { enabled }]) => enabled === false) ? [OFF] : [];
    // fromEntries makes own keys, also of `__proto__`.
    const file = { mcp_servers: Object.fromEntries(tables) };
    return `${headComments(codex, written, { notes })}\n${tomlOf(file)}`;
  },
};

const OFF = 'A server of which no tool may be called is not started at all (`enabled = false`).';

function tablesOf({ policy, servers }: WrittenPolicy): (readonly [string, ServerTable])[] {
  return servers.map((server) => [server.key.toWellFormed(), tableOf(serverRules(policy, server, codex))]);
}

interface ServerTable {
  readonly enabled?: false;
  readonly enabled_tools?: readonly string[];
  readonly disabled_tools?: readonly string[];
  readonly default_tools_approval_mode: ApprovalMode;
  readonly tools?: Record<string, { readonly approval_mode: ApprovalMode }>;
}

type ApprovalMode = 'approve' | 'prompt';

function tableOf(rules: ServerRules): ServerTable {
  const allowed = namesTreated(rules, 'allow');
  const asked = namesTreated(rules, 'ask');
  const refused = namesTreated(rules, 'deny', 'hide');
  const others: ApprovalMode = rules.others === 'allow' ? 'approve' : 'prompt';
  const exceptions = others === 'approve' ? asked : allowed;
  const mode: ApprovalMode = others === 'approve' ? 'prompt' : 'approve';
  const tools = Object.fromEntries(exceptions.map((name) => [name, { approval_mode: mode }]));
  // A list of what is enabled keeps out what the server adds later.
  const enabled = isRefusal(rules.others) ? inOrder(rules, [...allowed, ...asked]) : null;
  return {
    // Codex leaves out an empty list when it writes the file anew, as `codex mcp add` does; without the list every tool is enabled.
    ...(enabled?.length === 0 && { enabled: false }),
    ...(enabled === null ? { disabled_tools: refused } : { enabled_tools: enabled }),
    default_tools_approval_mode: others,
    ...(exceptions.length > 0 && { tools }),
  };
}

function inOrder({ tools }: ServerRules, names: readonly string[]): string[] {
  const wanted = new Set(names);
  return tools.flatMap(({ name }) => (name !== null && wanted.delete(name) ? [name] : []));
}
