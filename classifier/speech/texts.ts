import type { Json, JsonObject, Tool } from '#crawler/types.ts';

/** Where a text stands, by its last step; pointers are spelled only for what is shown, which few texts are. */
export interface Place {
  /** The object or list that it stands in; null at the top. */
  readonly within: Place | null;
  readonly key: string;
}

/** One text of a definition that a model reads. */
export interface ReadText {
  readonly place: Place;
  /** A parameter's name is a key; everything else a value. */
  readonly part: 'key' | 'value';
  /** As stored. */
  readonly text: string;
}

/** Schemas nest without end; a model is shown all of it, so this is deep, and only an attack is deeper. */
const MAX_DEPTH = 24;
const MAX_TEXTS = 20_000;
/** Whoever hides an instruction in a name needs a long one; shorter names are words of the trade. */
const MIN_NAME = 24;
/** "string", "uuid": too short to tell anybody to do anything. */
const MIN_TEXT = 12;
/** In scripts without spaces a few characters say as much, and hidden characters need no more. */
const MIN_UNUSUAL_TEXT = 3;

/** Every text of a definition that says something: descriptions, titles, names, defaults, choices, examples, of input and output alike. */
export function textsOf(tool: Tool): ReadText[] {
  const texts: ReadText[] = [{ place: DESCRIPTION, part: 'value', text: tool.description ?? '' }];
  if (saysSomething(tool.name)) texts.push({ place: NAME, part: 'value', text: tool.name });
  const { title, annotations } = tool;
  if (title !== undefined && saysSomething(title)) texts.push({ place: step('title'), part: 'value', text: title });
  if (annotations?.title !== undefined && saysSomething(annotations.title))
    texts.push({ place: step('title', step('annotations')), part: 'value', text: annotations.title });
  walk(texts, tool.inputSchema, step('inputSchema'), 0);
  if (tool.outputSchema !== undefined) walk(texts, tool.outputSchema, step('outputSchema'), 0);
  return texts;
}

export const DESCRIPTION = step('description');
export const NAME = step('name');

function step(key: string, within: Place | null = null): Place {
  return { within, key };
}

/** The place as a JSON Pointer (RFC 6901). */
export function pointerTo({ within, key }: Place): string {
  return `${within === null ? '' : pointerTo(within)}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The name of the field of the definition that the place is in. */
export function fieldOf(place: Place): string {
  return place.within === null ? place.key : fieldOf(place.within);
}

function saysSomething(text: string): boolean {
  return text.length >= MIN_TEXT || (text.length >= MIN_UNUSUAL_TEXT && isUnusual(text));
}

function isUnusual(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x2ff || code < 0x20) return true;
  }
  return false;
}

function walk(texts: ReadText[], value: JsonObject, place: Place, depth: number): void {
  for (const key in value) {
    if (texts.length >= MAX_TEXTS) return;
    const inner = value[key] as Json;
    if (typeof inner === 'string') {
      // Nearly half of all strings of a schema are its types.
      if (key !== 'type' && saysSomething(inner) && !SAYS_NOTHING.has(key))
        texts.push({ place: { within: place, key }, part: 'value', text: inner });
    } else if (typeof inner === 'object' && inner !== null) walkInto(texts, inner, { within: place, key }, depth);
  }
}

function walkInto(texts: ReadText[], inner: object, place: Place, depth: number): void {
  if (depth >= MAX_DEPTH) return;
  if (Array.isArray(inner)) walkList(texts, inner, place, depth + 1);
  else {
    if (place.key === 'properties') readNames(texts, inner as JsonObject, place);
    walk(texts, inner as JsonObject, place, depth + 1);
  }
}

function walkList(texts: ReadText[], list: readonly Json[], place: Place, depth: number): void {
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (texts.length >= MAX_TEXTS) return;
    if (typeof item === 'string') {
      if (saysSomething(item)) texts.push({ place: { within: place, key: String(index) }, part: 'value', text: item });
    } else if (typeof item === 'object' && item !== null)
      walkInto(texts, item, { within: place, key: String(index) }, depth);
  }
}

function readNames(texts: ReadText[], properties: JsonObject, place: Place): void {
  for (const name in properties) {
    if (name.length < MIN_NAME && !isUnusual(name)) continue;
    texts.push({ place: { within: place, key: name }, part: 'key', text: name });
  }
}

/** Keywords whose values are names of types and formats. A property may carry such a name too; then it is an object, not a text. */
const SAYS_NOTHING = new Set(['type', 'format', '$schema', '$ref', '$id', 'contentEncoding', 'contentMediaType']);
