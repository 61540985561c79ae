import { shownDefinition } from '#classifier/llm/shown-definition.ts';
import { visibleJson } from '#classifier/llm/visible.ts';
import type { Tool } from '#crawler/types.ts';

/** Puts the tools of one server into requests: as many as fit together; one that is large by itself, or among `alone`, in its own. */
export function packTools<Item extends { readonly tool: Tool }>(
  items: readonly Item[],
  alone: ReadonlySet<Tool>,
): Item[][] {
  const packs: Item[][] = [];
  let pack: Item[] = [];
  let size = 0;
  for (const item of items) {
    const length = visibleJson(shownDefinition(item.tool)).length;
    if (length > LARGE || alone.has(item.tool)) {
      packs.push([item]);
      continue;
    }
    if (pack.length >= MAX_TOOLS || size + length > MAX_CHARACTERS) {
      packs.push(pack);
      pack = [];
      size = 0;
    }
    pack.push(item);
    size += length;
  }
  return pack.length > 0 ? [...packs, pack] : packs;
}

/** A dozen is answered in well under a minute and fails as a whole without much loss; the instructions then cost each tool about 150 tokens. */
export const MAX_TOOLS = 12;
/** Of JSON: about 6,000 tokens beside the instructions, within what small local models keep in view. */
const MAX_CHARACTERS = 20_000;
/** Beside so much text a small neighbour is easily overlooked. */
const LARGE = 8_000;
