/** How a file is written. `json` allows comments and trailing commas, as the clients do. */
export type ConfigFormat = 'json' | 'toml' | 'yaml';

/** What an address means to a client where the entry does not say its transport. */
type AddressMeans = 'auto' | 'sse';

/** One AI client and where it keeps its MCP servers. */
export interface Client {
  readonly id: string;
  readonly title: string;
  /**
   * Files for all of a person's work. `~` is the home folder, `{config}` the platform's folder for settings, `{editor}` the `User` folder of
   * every editor of VS Code's family, `{NAME|default}` the variable NAME or the default.
   */
  readonly user: readonly string[];
  /** Files in a project, relative to it; `*` at the end means every file of the format. */
  readonly project: readonly string[];
  /** Files set by who manages the machine. */
  readonly managed: readonly string[];
  readonly format: ConfigFormat;
  /** Where the servers stand in the file, each a path of keys; the first that is there counts. */
  readonly keys: readonly (readonly string[])[];
  /** What a bare `url` means. */
  readonly url: AddressMeans;
}

const MCP_SERVERS = [['mcpServers']] as const;
const COMMON = { user: [], project: [], managed: [], format: 'json', keys: MCP_SERVERS, url: 'auto' } as const;

/** The clients whose files are read. Paths from the clients' documentation; docs/configs.md is the same table for people. */
export const CLIENTS = [
  {
    ...COMMON,
    id: 'claude-desktop',
    title: 'Claude Desktop',
    user: ['{config}/Claude/claude_desktop_config.json'],
  },
  {
    ...COMMON,
    id: 'claude-code',
    title: 'Claude Code',
    user: ['{CLAUDE_CONFIG_DIR|~}/.claude.json'],
    project: ['.mcp.json'],
    managed: [
      '/etc/claude-code/managed-mcp.json',
      '/Library/Application Support/ClaudeCode/managed-mcp.json',
      '{ProgramFiles|C:/Program Files}/ClaudeCode/managed-mcp.json',
      '{ProgramData|C:/ProgramData}/ClaudeCode/managed-mcp.json',
    ],
  },
  { ...COMMON, id: 'cursor', title: 'Cursor', user: ['~/.cursor/mcp.json'], project: ['.cursor/mcp.json'] },
  {
    ...COMMON,
    id: 'vscode',
    title: 'VS Code',
    user: ['{editor}/mcp.json', '{editor}/settings.json'],
    project: ['.vscode/mcp.json', '.vscode/settings.json'],
    // Settings of 2025 had the servers below `mcp`.
    keys: [['servers'], ['mcp', 'servers']],
  },
  {
    ...COMMON,
    id: 'windsurf',
    title: 'Windsurf',
    user: ['~/.codeium/windsurf/mcp_config.json', '~/.codeium/mcp_config.json'],
  },
  {
    ...COMMON,
    id: 'zed',
    title: 'Zed',
    user: ['~/.config/zed/settings.json', '{config}/zed/settings.json', '{config}/Zed/settings.json'],
    project: ['.zed/settings.json'],
    keys: [['context_servers']],
  },
  {
    ...COMMON,
    id: 'codex',
    title: 'Codex',
    user: ['{CODEX_HOME|~/.codex}/config.toml'],
    project: ['.codex/config.toml'],
    managed: ['/etc/codex/config.toml'],
    format: 'toml',
    keys: [['mcp_servers']],
  },
  {
    ...COMMON,
    id: 'gemini-cli',
    title: 'Gemini CLI',
    user: ['~/.gemini/settings.json'],
    project: ['.gemini/settings.json'],
    managed: ['/etc/gemini-cli/settings.json', '/Library/Application Support/GeminiCli/settings.json'],
    url: 'sse',
  },
  {
    ...COMMON,
    id: 'cline',
    title: 'Cline',
    user: ['{editor}/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json'],
  },
  {
    ...COMMON,
    id: 'roo',
    title: 'Roo Code',
    user: ['{editor}/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json'],
    project: ['.roo/mcp.json'],
  },
  {
    ...COMMON,
    id: 'kilo-code',
    title: 'Kilo Code',
    user: ['{editor}/globalStorage/kilocode.kilo-code/settings/mcp_settings.json'],
    project: ['.kilocode/mcp.json'],
  },
  { ...COMMON, id: 'lm-studio', title: 'LM Studio', user: ['~/.lmstudio/mcp.json', '~/.cache/lm-studio/mcp.json'] },
  {
    ...COMMON,
    id: 'opencode',
    title: 'OpenCode',
    user: [
      '~/.config/opencode/opencode.json',
      '~/.config/opencode/opencode.jsonc',
      '{config}/opencode/opencode.json',
      '{config}/opencode/opencode.jsonc',
    ],
    project: ['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc'],
    keys: [['mcp', 'servers'], ['mcp']],
  },
  {
    ...COMMON,
    id: 'kiro',
    title: 'Kiro',
    user: ['~/.kiro/settings/mcp.json'],
    project: ['.kiro/settings/mcp.json'],
  },
  {
    ...COMMON,
    id: 'copilot-cli',
    title: 'Copilot CLI',
    user: ['{COPILOT_HOME|~/.copilot}/mcp-config.json'],
    project: ['.github/mcp.json'],
  },
  {
    ...COMMON,
    id: 'goose',
    title: 'Goose',
    user: ['~/.config/goose/config.yaml', '{config}/goose/config.yaml', '{config}/Block/goose/config/config.yaml'],
    format: 'yaml',
    keys: [['extensions']],
  },
  {
    ...COMMON,
    id: 'continue',
    title: 'Continue',
    user: ['~/.continue/config.yaml', '~/.continue/mcpServers/*'],
    project: ['.continue/config.yaml', '.continue/mcpServers/*'],
    format: 'yaml',
  },
  {
    ...COMMON,
    id: 'amazon-q',
    title: 'Amazon Q Developer',
    user: ['~/.aws/amazonq/mcp.json', '~/.aws/amazonq/default.json'],
    project: ['.amazonq/mcp.json', '.amazonq/default.json'],
  },
  { ...COMMON, id: 'junie', title: 'Junie', user: ['~/.junie/mcp/mcp.json'], project: ['.junie/mcp/mcp.json'] },
  {
    ...COMMON,
    id: 'antigravity',
    title: 'Antigravity',
    user: ['~/.gemini/antigravity/mcp_config.json', '~/.gemini/config/mcp_config.json'],
  },
] as const satisfies readonly Client[];

export type ClientId = (typeof CLIENTS)[number]['id'];

export const CLIENT_IDS: readonly ClientId[] = CLIENTS.map(({ id }) => id);

/** A client by its id. */
export function clientOf(id: ClientId): Client {
  const client = CLIENTS.find((one) => one.id === id);
  if (client === undefined) throw new Error(`There is no client ${id}`);
  return client;
}

/** True for the id of a client of the table. */
export function isClientId(text: string): text is ClientId {
  return CLIENT_IDS.some((id) => id === text);
}
