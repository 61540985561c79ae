import type { Policy } from '../types.ts';
import { headComments } from './comments.ts';
import type { PolicyFormat, WrittenServer } from './policy-format.ts';
import { namedTreatments, serverRules, type ToolRule } from './server-rules.ts';
import type { Treatment } from './stance.ts';
import { tomlOf } from './toml.ts';

/**
 * Rules as https://geminicli.com/docs/reference/policy-engine/ describes them and packages/core/src/policy/toml-loader.ts of
 * google-gemini/gemini-cli reads them (2026): it skips a whole file for one rule without `toolName`. Names of tools as
 * packages/core/src/tools/mcp-tool.ts there makes them.
 */
export const geminiPolicy: PolicyFormat = {
  title: 'Gemini CLI',
  fileName: 'toolrisk.toml',
  mediaType: 'application/toml',
  place: 'Into the folder `~/.gemini/policies/`, under any name that ends in `.toml`; all files there are read.',
  can: { deny: true, ask: true, hide: true, others: true, limits: false, args: false, reason: true },
  namesServer: true,
  traps: [
    'Keep it out of a project: policies of a workspace are not read by every version. Started with `--policy`, Gemini CLI does not read this folder either.',
    'The rules stand above what you have in `settings.json` and in rules of lower priority: what you exclude there and the policy allows is allowed.',
    'Without a terminal (headless) nobody can be asked, and `ask_user` denies.',
    'A server with `trust: true` in `settings.json` is not asked about; what is denied stays denied.',
    'Gemini CLI writes every character of a name but letters, digits, _ - . and : as _, and cuts long names in the middle; so do the rules.',
  ],
  keyProblem(key) {
    if (key === 'mcp')
      return 'Gemini CLI takes the server key mcp for its own prefix, and rules for it fail silently: use another one.';
    if (key.length > LONGEST_KEY)
      return `Gemini CLI cuts names of tools in the middle, and rules for a server key of more than ${LONGEST_KEY} characters fail silently: use a shorter one.`;
    if (/^[A-Za-z0-9.:-]+$/.test(key)) return null;
    return 'Gemini CLI splits names of tools at the first _, and rules for this server key fail silently: use letters, digits and - alone.';
  },
  ruleName(tool, key) {
    const prefix = prefixOf(key);
    const qualified = qualifiedName(key, tool);
    if (tool === '' || !qualified.startsWith(prefix)) return null;
    const name = qualified.slice(prefix.length);
    // Beside its own tool, a rule for `mcp_crm_pay` is matched by the tool `pay` of the server crm.
    return name.startsWith(prefix) ? null : name;
  },
  write(written) {
    const rule = written.servers
      .filter(({ key }) => isSafeKey(key))
      .flatMap((server) => rulesOf(written.policy, server));
    return `${headComments(geminiPolicy, written)}\n${rule.length === 0 ? '' : tomlOf({ rule })}`;
  },
};

/** 30 characters of a cut name stand before the cut: `mcp_`, the key and `_` have to be among them. */
const LONGEST_KEY = 25;

/** Above 950, the priority of the rules that Gemini CLI saves when a person answers "always allow", so that these never win. */
const PRIORITY = { tool: 999, others: 998 } as const;

const EVERY_TOOL = '*';

const DECISIONS = {
  allow: 'allow',
  ask: 'ask_user',
  omit: 'deny',
  deny: 'deny',
  hide: 'deny',
} as const satisfies Record<Treatment, string>;

interface GeminiRule {
  readonly mcpName: string;
  readonly toolName: string | readonly string[];
  readonly decision: (typeof DECISIONS)[Treatment];
  readonly priority: number;
  readonly denyMessage?: string;
}

function rulesOf(policy: Policy, server: WrittenServer): GeminiRule[] {
  const { key } = server;
  const rules = serverRules(policy, server, geminiPolicy);
  const groups = Map.groupBy(namedTreatments(rules), ([, rule]) =>
    JSON.stringify([DECISIONS[rule.treatment], messageOf(rule)]),
  );
  return [
    ...[...groups.values()].map((named) => ruleOf(key, named)),
    { mcpName: key, toolName: EVERY_TOOL, decision: DECISIONS[rules.others], priority: PRIORITY.others },
  ];
}

function ruleOf(mcpName: string, named: readonly (readonly [string, ToolRule])[]): GeminiRule {
  const [, first] = named[0] ?? [];
  const denyMessage = first === undefined ? null : messageOf(first);
  return {
    mcpName,
    toolName: named.map(([name]) => name),
    decision: DECISIONS[first?.treatment ?? 'deny'],
    priority: PRIORITY.tool,
    ...(denyMessage !== null && { denyMessage }),
  };
}

function messageOf({ stance, treatment }: ToolRule): string | null {
  return treatment === 'deny' && stance.kind === 'deny' ? (stance.reason?.toWellFormed() ?? null) : null;
}

/** A key with a `*` would name every server. */
function isSafeKey(key: string): boolean {
  return /^[A-Za-z0-9_.:-]+$/.test(key);
}

function prefixOf(key: string): string {
  return `mcp_${key}_`;
}

/** What `generateValidName` of Gemini CLI makes of a server and a tool. */
function qualifiedName(key: string, tool: string): string {
  const joined = `${key}_${tool}`;
  const name = (joined.startsWith('mcp_') ? joined : `mcp_${joined}`).replace(/[^a-zA-Z0-9_\-.:]/g, '_');
  return name.length > 63 ? `${name.slice(0, 30)}...${name.slice(-30)}` : name;
}
