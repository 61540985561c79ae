import type { StackedTool, StackServer, StackTool } from './types.ts';

/** A tool with the server that lists it. */
export interface OwnedTool {
  readonly server: StackServer;
  readonly tool: StackTool;
}

export function* toolsOf(servers: readonly StackServer[]): Generator<OwnedTool> {
  for (const server of servers) for (const tool of server.tools) yield { server, tool };
}

/** The tools of a stack by their exact names; those of one name on several servers together. */
export function ownersByName(servers: readonly StackServer[]): ReadonlyMap<string, readonly OwnedTool[]> {
  return Map.groupBy(toolsOf(servers), ({ tool }) => tool.name);
}

export function named({ server, tool }: OwnedTool): StackedTool {
  return { server: server.key, tool: tool.name };
}
