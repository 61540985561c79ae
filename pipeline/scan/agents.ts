import path from 'node:path';
import type { AgentView, SceneServer } from './types.ts';

/** The servers that each agent has at once: a client starts all that its files name, a file of no known client stands for itself. */
export function agentsOf(servers: readonly SceneServer[], titleOf: (client: string) => string): AgentView[] {
  const agents = new Map<string, { client: string | null; title: string; servers: Set<SceneServer> }>();
  for (const server of servers) {
    if (server.answer.status !== 'listed') continue;
    for (const { client, file, isDisabled } of server.places) {
      if (isDisabled) continue;
      const key = client === null ? `file ${file}` : `client ${client}`;
      const title = client === null ? path.basename(file) : titleOf(client);
      const agent = agents.get(key) ?? { client, title, servers: new Set() };
      agent.servers.add(server);
      agents.set(key, agent);
    }
  }
  return [...agents.values()].map((agent) => ({ ...agent, servers: [...agent.servers] }));
}
