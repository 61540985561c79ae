import { z } from 'zod';
import type { Tool } from '#crawler/types.ts';
import { ToolItem } from './answer-schema.ts';
import { checkItem } from './check-item.ts';
import { shownName } from './shown-definition.ts';
import type { AnswerReading, ItemReading } from './types.ts';
import { seenOnly } from './visible.ts';

/**
 * Reads a model's text as a stranger's: one reading per tool asked about, in their order. An item counts only where both its index and
 * its name are those of one tool; of several items for one tool the first counts. Never throws.
 */
export function readAnswer(text: string, tools: readonly Tool[]): AnswerReading {
  const outer = Outer.safeParse(parseJson(text));
  if (!outer.success) return { ok: false };
  const items: (ItemReading | undefined)[] = new Array(tools.length).fill(undefined);
  let foreign = 0;
  let duplicates = 0;
  for (const item of outer.data.tools.slice(0, MAX_ITEMS)) {
    const at = placeOf(item, tools);
    const tool = tools[at];
    if (tool === undefined) foreign++;
    else if (items[at] !== undefined) duplicates++;
    else items[at] = readItem(item, tool);
  }
  return { ok: true, items: items.map((item) => item ?? { ok: false, problem: 'missing' }), foreign, duplicates };
}

/** Each item is parsed by itself: one bad one does not sink the list. */
const Outer = z.object({ tools: z.array(z.unknown()) });
const Addressed = z.object({ index: z.number(), name: z.string() });

/** A request holds far fewer tools; a model that repeats itself is not read to the end. */
const MAX_ITEMS = 200;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(inBraces(text));
  } catch {
    // Truncated or no JSON: the caller asks again.
    return null;
  }
}

/** Servers without a grammar wrap JSON in a thought, a code fence and politeness; the object is what stands from where it opens to the last brace. */
function inBraces(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('{') && trimmed.endsWith('}')) return trimmed;
  const said = fenced(trimmed.slice(trimmed.lastIndexOf(END_OF_THOUGHT) + 1));
  const start = said.search(OPENING);
  const end = said.lastIndexOf('}');
  return start < 0 || end < start ? '' : said.slice(start, end + 1);
}

/** As reasoning models end a thought that their server does not take out. */
const END_OF_THOUGHT = '</think>';
/** Braces before it are the model's own. */
const OPENING = /\{\s{0,50}"tools"/;

/** What stands in the first code fence, or all where there is none. */
function fenced(text: string): string {
  const start = text.indexOf(FENCE);
  const end = text.indexOf(`\n${FENCE}`, start + FENCE.length);
  return start < 0 || end < 0 ? text : text.slice(start + FENCE.length, end);
}

const FENCE = '```';

/** The index of the tool that an item is about, -1 where there is none. */
function placeOf(item: unknown, tools: readonly Tool[]): number {
  const address = Addressed.safeParse(item);
  if (!address.success) return -1;
  const { index, name } = address.data;
  const tool = tools[index];
  return tool !== undefined && isNameOf(tool, name) ? index : -1;
}

/** Whole, as shown, or without the characters that nobody sees, which a model may leave out. */
function isNameOf(tool: Tool, name: string): boolean {
  return name === tool.name || name === shownName(tool.name) || seenOnly(name) === seenOnly(tool.name);
}

function readItem(item: unknown, tool: Tool): ItemReading {
  const parsed = Loose.safeParse(item);
  return parsed.success ? { ok: true, answer: checkItem(tool, parsed.data) } : { ok: false, problem: 'wrong-values' };
}

/** As asked for, but a single wrong facet is dropped alone and further keys are ignored. */
const Loose = z.object({ ...ToolItem.shape, facets: z.array(z.unknown()) });
export type LooseItem = z.infer<typeof Loose>;
