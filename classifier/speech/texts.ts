import type { Json, JsonObject, Tool } from '#crawler/types.ts';

/** One text of a definition that a model reads. */
export interface ReadText {
  /** JSON Pointer (RFC 6901) into the definition. */
  readonly pointer: string;
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
  const texts: ReadText[] = [{ pointer: '/description', part: 'value', text: tool.description ?? '' }];
  add(texts, '/name', 'value', tool.name);
  if (tool.title !== undefined) add(texts, '/title', 'value', tool.title);
  if (tool.annotations?.title !== undefined) add(texts, '/annotations/title', 'value', tool.annotations.title);
  walk(texts, tool.inputSchema, '/inputSchema', 0);
  if (tool.outputSchema !== undefined) walk(texts, tool.outputSchema, '/outputSchema', 0);
  return texts;
}

function add(texts: ReadText[], pointer: string, part: ReadText['part'], text: string): void {
  if (text.length < MIN_TEXT && !(text.length >= MIN_UNUSUAL_TEXT && isUnusual(text))) return;
  texts.push({ pointer, part, text });
}

function isUnusual(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x2ff || code < 0x20) return true;
  }
  return false;
}

function walk(texts: ReadText[], value: JsonObject, pointer: string, depth: number): void {
  for (const key in value) {
    if (texts.length >= MAX_TEXTS) return;
    if (!Object.hasOwn(value, key)) continue;
    const inner = value[key] as Json;
    if (typeof inner === 'string') {
      if (!SAYS_NOTHING.has(key)) add(texts, `${pointer}/${escapePointer(key)}`, 'value', inner);
    } else if (typeof inner === 'object' && inner !== null) walkInto(texts, inner, key, pointer, depth);
  }
}

function walkInto(texts: ReadText[], inner: object, key: string, pointer: string, depth: number): void {
  if (depth >= MAX_DEPTH) return;
  const own = `${pointer}/${escapePointer(key)}`;
  if (Array.isArray(inner)) walkList(texts, inner, own, depth + 1);
  else {
    if (key === 'properties') readNames(texts, inner as JsonObject, own);
    walk(texts, inner as JsonObject, own, depth + 1);
  }
}

function walkList(texts: ReadText[], list: readonly Json[], pointer: string, depth: number): void {
  for (const [at, item] of list.entries()) {
    if (texts.length >= MAX_TEXTS) return;
    if (typeof item === 'string') add(texts, `${pointer}/${at}`, 'value', item);
    else if (typeof item === 'object' && item !== null) walkInto(texts, item, String(at), pointer, depth);
  }
}

function readNames(texts: ReadText[], properties: JsonObject, pointer: string): void {
  for (const name in properties) {
    if (name.length < MIN_NAME && !isUnusual(name)) continue;
    texts.push({ pointer: `${pointer}/${escapePointer(name)}`, part: 'key', text: name });
  }
}

/** Keywords whose values are names of types and formats. A property may carry such a name too; then it is an object, not a text. */
const SAYS_NOTHING = new Set(['type', 'format', '$schema', '$ref', '$id', 'contentEncoding', 'contentMediaType']);

/** RFC 6901: "~" becomes "~0", "/" becomes "~1". */
function escapePointer(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}
