import path from 'node:path';
import type { AgentView, SceneServer, ServerPlace } from './types.ts';

/**
 * The servers that each agent has at once: a client starts all that its files name for all of a person's work, and those of the project it is
 * opened in. A file of no known client stands for itself.
 */
export function agentsOf(servers: readonly SceneServer[], titleOf: (client: string) => string): AgentView[] {
  const placed = servers.flatMap((server) => {
    if (server.answer.status !== 'listed') return [];
    return server.places.filter((place) => !place.isDisabled).map((place) => ({ server, place }));
  });
  const groups = Map.groupBy(placed, ({ place }) => clientKey(place));
  return [...groups.values()].flatMap((group) => viewsOf(group, titleOf));
}

interface Placed {
  readonly server: SceneServer;
  readonly place: ServerPlace;
}

const clientKey = ({ client, file }: ServerPlace): string => (client === null ? `file ${file}` : `client ${client}`);

/** One view for what is there in every project, then one for each project with it. */
function viewsOf(group: readonly Placed[], titleOf: (client: string) => string): AgentView[] {
  const [first] = group;
  if (first === undefined) return [];
  const { client, file } = first.place;
  const title = client === null ? path.basename(file) : titleOf(client);
  const general = group.filter(({ place }) => place.project === null);
  const projects = [...new Set(group.flatMap(({ place }) => place.project ?? []))];
  return [
    ...(general.length > 0 ? [{ title, client, servers: distinct(general) }] : []),
    ...projects.map((project) => {
      const inProject = group.filter(({ place }) => place.project === null || place.project === project);
      return { title: `${title} in ${path.basename(project)}`, client, servers: distinct(inProject) };
    }),
  ];
}

const distinct = (placed: readonly Placed[]): SceneServer[] => [...new Set(placed.map(({ server }) => server))];
