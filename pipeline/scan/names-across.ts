import type { AgentView, SceneServer } from './types.ts';

/** Names of one server set that several servers use, or that look alike. */
export interface SharedNames {
  readonly servers: readonly SceneServer[];
  readonly tools: readonly NamedTool[];
}

export interface NamedTool {
  readonly server: SceneServer;
  readonly tool: string;
}

/**
 * The names that more than one server of an agent has, by what `keyOf` says of each; names that the same servers share are told together,
 * because two servers of one product share dozens. A null key leaves the name out.
 */
export function namesAcross(agent: AgentView, keyOf: (tool: string) => string | null): SharedNames[] {
  const byKey = new Map<string, NamedTool[]>();
  for (const one of namedTools(agent)) {
    const key = keyOf(one.tool);
    if (key === null || key === '') continue;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [one]);
    else known.push(one);
  }
  return together(
    agent,
    [...byKey.values()].filter((tools) => new Set(tools.map((one) => one.server)).size > 1),
  );
}

function together(agent: AgentView, groups: readonly (readonly NamedTool[])[]): SharedNames[] {
  const bySet = new Map<string, { servers: SceneServer[]; tools: NamedTool[] }>();
  for (const tools of groups) {
    const servers = agent.servers.filter((server) => tools.some((one) => one.server === server));
    const key = JSON.stringify(servers.map((server) => server.name));
    const known = bySet.get(key);
    if (known === undefined) bySet.set(key, { servers, tools: [...tools] });
    else for (const one of tools) known.tools.push(one);
  }
  return [...bySet.values()];
}

function* namedTools(agent: AgentView): Generator<NamedTool> {
  for (const server of agent.servers) {
    if (server.answer.status !== 'listed') continue;
    for (const { tool } of server.answer.tools) yield { server, tool: tool.name };
  }
}
