import type { Tool } from '../types.ts';
import { isObject, jsonText } from './json-text.ts';

/**
 * Which of the added tools is a removed one under another name, by the new name: the same schema, annotations and description, where
 * the description may speak of the tool by its name. A title is another name and is not asked. Where several tools would fit, or there is
 * nothing to know a tool by, none is renamed: a removed and an added tool are told instead, which claims less.
 */
export function findRenames(removed: readonly Tool[], added: readonly Tool[]): Map<string, Tool> {
  const gone = Map.groupBy(removed.filter(isTelling), fingerprint);
  const renames = new Map<string, Tool>();
  for (const [print, tools] of Map.groupBy(added.filter(isTelling), fingerprint)) {
    const [to, another] = tools;
    const [from, ambiguous] = gone.get(print) ?? [];
    if (to && from && !another && !ambiguous) renames.set(to.name, from);
  }
  return renames;
}

/** The description with the tool's own name in it made neutral. */
export function namelessDescription({ name, description }: Pick<Tool, 'name' | 'description'>): string | undefined {
  // A name of one or two letters stands in many words.
  return name.length < SHORTEST_NAME ? description : description?.replaceAll(name, OWN_NAME);
}

const SHORTEST_NAME = 3;
/** Longer than anything that stands in stored text, which has no NUL. */
const OWN_NAME = '\0';

function fingerprint(tool: Tool): string {
  const { title: _, ...hints } = tool.annotations ?? {};
  return jsonText([namelessDescription(tool), tool.inputSchema, tool.outputSchema, hints]);
}

/** Without a description and without a parameter, any tool is like any other. */
function isTelling(tool: Tool): boolean {
  const words = namelessDescription(tool)?.replaceAll(OWN_NAME, '').trim() ?? '';
  const properties = isObject(tool.inputSchema) ? tool.inputSchema.properties : undefined;
  return words !== '' || (isObject(properties) && Object.keys(properties).length > 0);
}
