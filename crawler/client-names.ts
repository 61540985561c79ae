/** What widely used clients call themselves in `clientInfo.name`: Claude's apps, Claude Code, Cursor, VS Code. */
export const DEFAULT_IDENTITIES: readonly string[] = [
  'claude-ai',
  'claude-code',
  'cursor-vscode',
  'Visual Studio Code',
];
