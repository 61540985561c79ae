import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { plainLook } from '#policy/stack/look.ts';
import { mentionsIn } from '#policy/stack/mentions.ts';
import type { StackServer, StackTool } from '#policy/stack/types.ts';
import { judgedToolOf } from './judged-tool.ts';
import { nameShape } from './scan/name-shape.ts';
import { textsOf } from './scan/texts-of.ts';

/** A tool's definition with what it was judged to be. */
export interface JudgedDefinition {
  readonly tool: Tool;
  readonly classification: Pick<Classification, 'category' | 'risk' | 'facets'>;
}

/** A server as a stack takes it: what is looked for in its texts, without the texts. */
export function stackServerOf(
  { key, title }: Pick<StackServer, 'key' | 'title'>,
  tools: readonly JudgedDefinition[],
): StackServer {
  const names = tools.map(({ tool }) => tool.name);
  return { key, title, tools: tools.map((one) => stackToolOf(one, names)) };
}

function stackToolOf({ tool, classification }: JudgedDefinition, ownTools: readonly string[]): StackTool {
  const { shape } = nameShape(tool.name);
  return {
    ...judgedToolOf(tool, classification),
    mentions: mentionsIn(texts(tool), ownTools),
    ...(shape !== plainLook(tool.name) && { look: shape }),
  };
}

function* texts(tool: Tool): Generator<string> {
  for (const { text } of textsOf(tool)) yield text;
}
