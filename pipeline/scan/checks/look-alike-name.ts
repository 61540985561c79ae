import { nameShape } from '../name-shape.ts';
import { type NamedTool, namesAcross } from '../names-across.ts';
import { atTool } from '../scene.ts';
import { shownTool } from '../shown.ts';
import type { FoundPart, ScanCheck, Scene } from '../types.ts';

export const lookAlikeName = {
  id: 'look-alike-name',
  title: 'Names that look alike',
  level: 'medium',
  why: 'Names that differ in case, in a separator or in a letter of another script look the same to a person who approves a call, and often to the model. A look-alike only has to be chosen now and then.',
  fix: 'Find out which of the two you mean, and switch the other server off or hide its tool by policy. Letters of another script in a name are a reason to remove the server.',
  isOfAgent: true,
  find,
} satisfies ScanCheck;

function* find({ agents }: Scene): Generator<FoundPart> {
  for (const agent of agents) {
    for (const { tools } of namesAcross(agent, (tool) => nameShape(tool).shape)) {
      for (const [left, right] of differing(tools)) {
        const isDisguised = nameShape(left.tool).isDisguised || nameShape(right.tool).isDisguised;
        yield {
          level: isDisguised ? 'high' : 'medium',
          message: `${shownTool(left.server.name, left.tool)} and ${shownTool(right.server.name, right.tool)} have names that look alike${isDisguised ? ', made so with letters of another kind' : ''}.`,
          where: { ...atTool(right.server, right.tool, '/name'), client: agent.client },
          related: [atTool(left.server, left.tool, '/name')],
        };
      }
    }
  }
}

/** Each name beside the first of its shape on another server; equal names are another check's. */
function* differing(tools: readonly NamedTool[]): Generator<[NamedTool, NamedTool]> {
  const firsts = new Map<string, NamedTool>();
  for (const one of tools) {
    const { shape } = nameShape(one.tool);
    const first = firsts.get(shape);
    if (first === undefined) firsts.set(shape, one);
    else if (first.tool !== one.tool && first.server !== one.server) yield [first, one];
  }
}
