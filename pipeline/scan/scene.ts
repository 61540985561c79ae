import type { Facet, RiskLevel } from '#classifier/taxonomy.ts';
import { compareRisk } from '#classifier/taxonomy.ts';
import type { Classification, Evidence } from '#classifier/types.ts';
import type { FindingPlace, Scene, SceneServer, ServerPlace, ToolInScene } from './types.ts';

/** Every judged tool of every listed server. */
export function* toolsIn(servers: readonly SceneServer[]): Generator<ToolInScene> {
  for (const server of servers) {
    if (server.answer.status !== 'listed') continue;
    for (const { tool, classification } of server.answer.tools) {
      const { category, facets } = classification;
      yield { server, tool, category, facets, classification };
    }
  }
}

/** The tools that have a facet, with where it was seen. */
export function* toolsWith(scene: Scene, facet: Facet): Generator<ToolInScene & { readonly seen: Evidence | null }> {
  for (const one of toolsIn(scene.servers)) {
    if (one.facets.includes(facet)) yield { ...one, seen: seenFacet(one.classification, facet) };
  }
}

/** Where a facet was seen in the tool's own definition. */
export function seenFacet({ findings }: Classification, facet: Facet): Evidence | null {
  for (const finding of findings) {
    if (finding.indicates.facet !== facet) continue;
    const own = finding.evidence.find((evidence) => evidence.source === 'tool');
    if (own !== undefined) return own;
  }
  return null;
}

export function atServer(server: SceneServer, place: ServerPlace | undefined = server.places[0]): FindingPlace {
  return {
    ...NOWHERE,
    file: place?.file ?? null,
    line: place?.line ?? null,
    client: place?.client ?? null,
    server: server.name,
  };
}

export function atTool(server: SceneServer, tool: string, pointer: string | null = null): FindingPlace {
  return { ...atServer(server), tool, pointer };
}

export const NOWHERE: FindingPlace = { file: null, line: null, client: null, server: null, tool: null, pointer: null };

/** The more severe of the two. */
function atLeast(risk: RiskLevel, level: RiskLevel): RiskLevel {
  return compareRisk(risk, level) < 0 ? level : risk;
}

/** How bad what a tool takes is by what it does with it; that its text attacks besides is told for itself. */
export function levelOfUse({ risk, baselineRisk, facets }: Classification): RiskLevel {
  return atLeast(facets.includes('hidden-instructions') ? baselineRisk : risk, 'medium');
}
