import { makeProvenance } from '#crawler/listing/provenance.ts';
import type { ServerInfo, ServerPosture, ServerRef, Tool } from '#crawler/types.ts';
import { agentsOf } from '../agents.ts';
import { clientTitle } from '../clients.ts';
import { judgeListing } from '../judge-listing.ts';
import type { ScannedConfig, Scene, SceneServer, ServerAnswer, ServerPlace } from '../types.ts';

export const tool = (name: string, description: string, properties: Tool['inputSchema'] = {}): Tool => ({
  name,
  description,
  inputSchema: { type: 'object', properties },
});

export interface ServerParts {
  readonly client?: string;
  readonly file?: string;
  readonly project?: string;
  readonly line?: number;
  readonly reach?: ServerRef['reach'];
  readonly instructions?: string;
  readonly posture?: Partial<ServerPosture>;
  readonly secrets?: readonly string[];
  readonly leakedSecrets?: readonly string[];
  readonly dropped?: readonly { index: number; name: string | null; reason: string }[];
  readonly resolvedVersion?: string;
  readonly answer?: ServerAnswer;
}

const NPM = { kind: 'npm', package: '@acme/server', version: '1.0.0', args: [], env: {} } as const;

/** A server of a scene, judged by the real rules. */
export function server(name: string, tools: readonly Tool[], parts: ServerParts = {}): SceneServer {
  const { client = 'cursor', file = '/home/ada/.cursor/mcp.json', line = 3, reach = NPM, secrets = [] } = parts;
  const ref: ServerRef = { source: 'config', name, reach };
  const place: ServerPlace = { client, file, project: parts.project ?? null, name, line, isDisabled: false };
  return {
    name,
    places: [place],
    ref,
    reach: null,
    secrets: secrets.map((secret) => ({ place, name: secret })),
    answer: parts.answer ?? listedAnswer(ref, tools, parts),
  };
}

function listedAnswer(ref: ServerRef, tools: readonly Tool[], parts: ServerParts): ServerAnswer {
  const serverInfo: ServerInfo = {
    name: ref.name,
    version: '1.0.0',
    ...(parts.instructions !== undefined && { instructions: parts.instructions }),
  };
  const provenance = makeProvenance({
    resolvedVersion: parts.resolvedVersion ?? '1.0.0',
    integrity: null,
    lockDigest: null,
    nodeVersion: null,
    args: [],
    variables: [],
    placeholders: [],
    sandbox: 'bwrap',
  });
  const listing = { serverInfo, protocolVersion: null, tools, dropped: parts.dropped ?? [], notes: [], provenance };
  const answer = judgeListing(ref, { status: 'listed', listing, leakedSecrets: parts.leakedSecrets ?? [] });
  return answer.status === 'listed' ? { ...answer, posture: { ...NO_POSTURE, ...parts.posture } } : answer;
}

const NO_POSTURE: ServerPosture = {
  installScripts: null,
  deprecated: null,
  publishedAt: null,
  packageCreatedAt: null,
  packageRepository: null,
  isRepositoryMatch: null,
  hasProvenance: null,
  dependencyCount: null,
  wroteAtStart: null,
  reachedForAtStart: null,
};

export function scene(servers: readonly SceneServer[], configs: readonly ScannedConfig[] = []): Scene {
  return { configs, servers, agents: agentsOf(servers, clientTitle) };
}
