import type { Reader } from './reader.ts';

/**
 * As https://code.claude.com/docs/en/permissions says (October 2026): deny, then ask, then allow, the first list with a matching rule
 * decides and how exact a rule is does not matter; `mcp__server` and `mcp__server__*` are all tools of a server; rules with
 * parentheses are skipped, and so are those in `allow` without a whole server's name before the first `*`. Names are folded as the client does.
 */
export const readClaudeCode: Reader = (text) => {
  const { permissions } = JSON.parse(text) as { permissions: Partial<Record<'allow' | 'ask' | 'deny', string[]>> };
  const matches = (list: 'allow' | 'ask' | 'deny', name: string): boolean =>
    permissions[list]?.some((rule) => ruleMatches(rule, name)) === true;
  return ({ server, tool }) => {
    const name = `mcp__${folded(server)}__${folded(tool)}`;
    return (['deny', 'ask', 'allow'] as const).find((list) => matches(list, name)) ?? 'omit';
  };
};

function ruleMatches(rule: string, name: string): boolean {
  if (/[()]/.test(rule)) return false;
  if (rule === name) return true;
  const [mcp, server, ...tool] = rule.split('__');
  const called = name.split('__');
  const isOfServer = mcp === 'mcp' && server !== undefined && !server.includes('*') && server === called[1];
  if (isOfServer && tool.length === 0) return true;
  return isOfServer && rule.includes('*') && globMatches(rule, name);
}

function globMatches(rule: string, name: string): boolean {
  const pattern = rule.split('*').map((part) => part.replace(/[^A-Za-z0-9_-]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(name);
}

function folded(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}
