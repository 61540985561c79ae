import { parse } from 'smol-toml';
import type { Reader, Verdict } from './reader.ts';

interface ServerTable {
  readonly enabled?: boolean;
  readonly enabled_tools?: readonly string[];
  readonly disabled_tools?: readonly string[];
  readonly default_tools_approval_mode?: string;
  readonly tools?: Readonly<Record<string, { readonly approval_mode?: string }>>;
}

/**
 * As codex-rs of openai/codex decides (2026): a name outside `enabled_tools` or within `disabled_tools` is not registered; else the mode of
 * the tool, or the server's default, decides. A server of another name than `^[a-zA-Z0-9_-]+$` is not started, and none that is not
 * enabled. An empty list is taken for none, because config/src/mcp_edit.rs does not write it back.
 */
export const readCodex: Reader = (text) => {
  const { mcp_servers: servers } = parse(text) as unknown as { mcp_servers: Readonly<Record<string, ServerTable>> };
  return ({ server, tool: name }) => {
    const tool = name.toWellFormed();
    if (!/^[a-zA-Z0-9_-]+$/.test(server)) return 'deny';
    const table = Object.hasOwn(servers, server) ? servers[server] : undefined;
    if (table === undefined) return 'omit';
    if (table.enabled === false) return 'deny';
    const isLeftOut = (table.enabled_tools?.length ?? 0) > 0 && table.enabled_tools?.includes(tool) === false;
    if (isLeftOut || table.disabled_tools?.includes(tool) === true) return 'deny';
    const own = table.tools !== undefined && Object.hasOwn(table.tools, tool) ? table.tools[tool] : undefined;
    return verdictOf(own?.approval_mode ?? table.default_tools_approval_mode ?? 'auto');
  };
};

/** `auto` goes by the tool's own annotations, which are a stranger's. */
function verdictOf(mode: string): Verdict {
  if (mode === 'approve') return 'allow';
  if (mode === 'prompt') return 'ask';
  if (mode === 'auto') return 'omit';
  throw new Error(`Codex knows no approval mode ${mode}`);
}
