import type { Reader } from './reader.ts';

/**
 * As https://cursor.com/docs/cli/reference/permissions says (2026): `Mcp(server:tool)` with `*` for any, deny before allow, and what
 * neither names is asked about. The server ends at the first colon.
 */
export const readCursorCli: Reader = (text) => {
  const { permissions } = JSON.parse(text) as { permissions: { allow: string[]; deny: string[] } };
  return ({ server, tool }) => {
    const matches = (token: string): boolean => tokenMatches(token, server, tool);
    if (permissions.deny.some(matches)) return 'deny';
    return permissions.allow.some(matches) ? 'allow' : 'omit';
  };
};

function tokenMatches(token: string, server: string, tool: string): boolean {
  const parts = /^Mcp\(([^:]+):(.+)\)$/.exec(token);
  if (parts === null) throw new Error(`not a token of Cursor CLI: ${token}`);
  const [, serverPattern = '', toolPattern = ''] = parts;
  return globMatches(serverPattern, server) && globMatches(toolPattern, tool);
}

function globMatches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^A-Za-z0-9_]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}
