import { atServer, atTool, seenFacet, toolsWith } from '../scene.ts';
import { shown, shownTool } from '../shown.ts';
import type { FoundPart, ScanCheck, Scene } from '../types.ts';

export const hiddenInstructions = {
  id: 'hidden-instructions',
  title: 'Hidden instructions',
  level: 'critical',
  why: 'The text of a tool is read by the model before any tool is called: instructions in it are followed in every conversation, and a person who only sees the tool’s name never reads them.',
  fix: 'Take the server out of the configuration until its author has explained the text; rotate what the agent could have read meanwhile.',
  find,
} satisfies ScanCheck;

function* find(scene: Scene): Generator<FoundPart> {
  for (const { server, tool, classification, seen } of toolsWith(scene, 'hidden-instructions')) {
    const where = atTool(server, tool.name, seen?.pointer ?? '/description');
    yield { message: `The text of ${shownTool(server.name, tool.name)} ${saying(classification, seen?.text)}.`, where };
  }
  for (const server of scene.servers) {
    if (server.answer.status !== 'listed' || server.answer.instructions === null) continue;
    const { classification } = server.answer.instructions;
    if (!classification.facets.includes('hidden-instructions')) continue;
    const seen = seenFacet(classification, 'hidden-instructions');
    yield {
      message: `The instructions that ${shown(server.name)} gives the model at the start ${saying(classification, seen?.text)}.`,
      where: { ...atServer(server), pointer: '/instructions' },
    };
  }
}

/** The rule's own words stand behind "because" in its move of the risk. */
function saying(
  { findings }: { findings: readonly { indicates: { facet?: string; risk?: { because?: string } } }[] },
  text: string | undefined,
): string {
  const because = findings.find((finding) => finding.indicates.facet === 'hidden-instructions')?.indicates.risk
    ?.because;
  const what = because?.replace(/^its? (text )?/, '') ?? 'tells the model what a person would not agree to';
  return text === undefined ? what : `${what}: “${shown(text.trim(), 120)}”`;
}
