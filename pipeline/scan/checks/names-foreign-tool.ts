import { isMadeUp, madeUpNames } from '#policy/stack/mentions.ts';
import { atServer, atTool } from '../scene.ts';
import { shown, shownTool } from '../shown.ts';
import { textsOf } from '../texts-of.ts';
import type { AgentView, FoundPart, ScanCheck, Scene, SceneServer, SceneTool } from '../types.ts';

export const namesForeignTool = {
  id: 'names-foreign-tool',
  title: 'Text about another server’s tool',
  level: 'high',
  why: 'All descriptions are read together. One that speaks of another server’s tool can change how that one is used, and the call that follows looks innocent.',
  fix: 'Read the text. Where it says how to use the other tool (“before you call …”, “instead of …”), take the server that says it out of the configuration.',
  isOfAgent: true,
  find,
} satisfies ScanCheck;

function* find({ agents }: Scene): Generator<FoundPart> {
  for (const agent of agents) {
    const owners = ownersOf(agent);
    for (const server of agent.servers) {
      if (server.answer.status !== 'listed') continue;
      for (const one of server.answer.tools) yield* inTool(agent, server, one, owners);
      if (server.answer.instructions !== null) yield* inInstructions(agent, server, server.answer.instructions, owners);
    }
  }
}

type Owners = ReadonlyMap<string, readonly SceneServer[]>;

function* inTool(agent: AgentView, server: SceneServer, one: SceneTool, owners: Owners): Generator<FoundPart> {
  for (const { name, owner, pointer } of foreignNames(server, one, owners)) {
    yield {
      level: isPushy(one) ? 'high' : 'medium',
      message: `The text of ${shownTool(server.name, one.tool.name)} speaks of ${shown(name)}, a tool of ${shown(owner.name)}.`,
      where: { ...atTool(server, one.tool.name, pointer), client: agent.client },
      related: [atTool(owner, name)],
    };
  }
}

function* inInstructions(agent: AgentView, server: SceneServer, one: SceneTool, owners: Owners): Generator<FoundPart> {
  for (const { name, owner } of foreignNames(server, one, owners)) {
    yield {
      level: isPushy(one) ? 'high' : 'medium',
      message: `The instructions of ${shown(server.name)} speak of ${shown(name)}, a tool of ${shown(owner.name)}.`,
      where: { ...atServer(server), client: agent.client, pointer: '/instructions' },
      related: [atTool(owner, name)],
    };
  }
}

/** Text that steers or hides, and names another's tool, is no mere comparison. */
const isPushy = ({ classification: { facets } }: SceneTool): boolean =>
  facets.includes('steers-the-model') || facets.includes('hidden-instructions');

function* foreignNames(server: SceneServer, { tool }: SceneTool, owners: Owners) {
  const told = new Set<string>();
  for (const { text, pointer } of textsOf(tool)) {
    for (const name of madeUpNames(text)) {
      const [owner] = owners.get(name) ?? [];
      if (owner === undefined || told.has(name) || owners.get(name)?.includes(server)) continue;
      told.add(name);
      yield { name, owner, pointer };
    }
  }
}

/** The servers of an agent by the names of their tools, where a name is so made that no text holds it by chance. */
function ownersOf(agent: AgentView): Owners {
  const owners = new Map<string, SceneServer[]>();
  for (const server of agent.servers) {
    if (server.answer.status !== 'listed') continue;
    for (const { tool } of server.answer.tools) {
      if (!isMadeUp(tool.name)) continue;
      const known = owners.get(tool.name);
      if (known === undefined) owners.set(tool.name, [server]);
      else if (!known.includes(server)) known.push(server);
    }
  }
  return owners;
}
