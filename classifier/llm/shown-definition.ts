import type { Json, JsonObject, Tool } from '#crawler/types.ts';
import { cutText, visibleJson } from './visible.ts';

/**
 * What of a definition a model is asked about: all but the hints, which are a stranger's claims on the very question and are the rules'
 * to weigh. Digests and evidence are over this, whole.
 */
export function askedDefinition(tool: Tool): JsonObject {
  const { annotations, ...asked } = tool;
  return annotations?.title === undefined ? { ...asked } : { ...asked, annotations: { title: annotations.title } };
}

/** The same as a model is shown it: long texts and schemas cut, with a mark where. At most about `MAX_DEFINITION` characters. */
export function shownDefinition(tool: Tool): JsonObject {
  const asked = askedDefinition(tool);
  const short = cutTexts(asked) as JsonObject;
  if (visibleJson(short).length <= MAX_DEFINITION) return short;
  return {
    ...short,
    ...(asked.outputSchema === undefined ? {} : { outputSchema: cutText(visibleJson(asked.outputSchema), MAX_OUTPUT) }),
    ...(asked.inputSchema === undefined ? {} : { inputSchema: cutText(visibleJson(asked.inputSchema), MAX_INPUT) }),
  };
}

export function shownName(name: string): string {
  return cutText(name, MAX_NAME);
}

/** Characters of JSON. Of the tools of public servers 99 in 100 are shorter than half of it. */
export const MAX_DEFINITION = 16_000;
/** A single text in it. */
export const MAX_TEXT = 4_000;
/** A name in a list: the protocol's own advice is 128. */
export const MAX_NAME = 160;
const MAX_INPUT = 6_000;
const MAX_OUTPUT = 1_500;
/** Of the tools of public servers none is nested half as deep. */
export const MAX_DEPTH = 64;

function cutTexts(value: Json, depth = 0): Json {
  if (typeof value === 'string') return cutText(value, MAX_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[… nested deeper …]';
  if (Array.isArray(value)) return value.map((inner) => cutTexts(inner, depth + 1));
  const entries = Object.entries(value).map(([key, inner]) => [cutText(key, MAX_NAME), cutTexts(inner, depth + 1)]);
  return Object.fromEntries(entries);
}
