import type { Json, Tool } from '#crawler/types.ts';
import { askedDefinition, MAX_DEPTH } from './shown-definition.ts';

/** A text of a definition that can bear evidence, and where it stands. */
export interface Place {
  readonly pointer: string;
  readonly part: 'key' | 'value';
  readonly text: string;
}

/** Every such text. Name, description and title first: a quote that stands in several places is shown where people look. */
export function placesOf(tool: Tool): Place[] {
  const { name, title, description, ...rest } = askedDefinition(tool);
  return [...textsIn({ description: description ?? '', name: name ?? '', title: title ?? '' }), ...textsIn(rest)];
}

/** `isNames`: the value's keys are names of parameters, which say something; "type" and "string" are the schema's own words. */
function* textsIn(value: Json, pointer = '', isNames = false, depth = 0): Generator<Place> {
  if (typeof value === 'string') yield { pointer, part: 'value', text: value };
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    if (!isList && !isNames && GRAMMAR.has(key)) continue;
    const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isNames) yield { pointer: here, part: 'key', text: key };
    yield* textsIn(inner, here, !isNames && key === 'properties', depth + 1);
  }
}

const GRAMMAR: ReadonlySet<string> = new Set(['type', 'format', '$schema', '$ref', '$id', 'required', 'pattern']);
