import type { Json, JsonObject } from '#crawler/types.ts';
import { rolesOf } from './parameter-roles.ts';
import { readNameTokens } from './read-tokens.ts';
import type { Parameter } from './types.ts';

/** Schemas nest without end; what matters to a caller stands near the top. */
const MAX_DEPTH = 4;
const MAX_PARAMETERS = 150;
const MAX_CHOICES = 60;

/** The properties of an input schema, nested ones too, each with what it is for. */
export function readParameters(schema: JsonObject): Parameter[] {
  const found: Parameter[] = [];
  walk(schema, '/inputSchema', 0, found);
  return found;
}

function walk(schema: JsonObject, pointer: string, depth: number, found: Parameter[]): void {
  if (depth > MAX_DEPTH) return;
  const properties = asObject(schema.properties);
  if (properties !== null) {
    for (const name in properties) {
      if (found.length >= MAX_PARAMETERS) return;
      const property = Object.hasOwn(properties, name) ? asObject(properties[name]) : null;
      if (property !== null) readOne(name, property, `${pointer}/properties/${escapePointer(name)}`, depth, found);
    }
  }
  walkParts(schema, pointer, depth, found);
}

function walkParts(schema: JsonObject, pointer: string, depth: number, found: Parameter[]): void {
  const items = asObject(schema.items);
  if (items !== null) walk(items, `${pointer}/items`, depth + 1, found);
  for (const key of COMBINATIONS) {
    const options = schema[key];
    if (!Array.isArray(options)) continue;
    for (const [index, option] of options.slice(0, MAX_CHOICES).entries()) {
      const part = asObject(option);
      if (part !== null) walk(part, `${pointer}/${key}/${index}`, depth + 1, found);
    }
  }
}

const COMBINATIONS = ['anyOf', 'oneOf', 'allOf'] as const;

function readOne(name: string, schema: JsonObject, pointer: string, depth: number, found: Parameter[]): void {
  const words = nameWords(name);
  const description = typeof schema.description === 'string' ? schema.description : '';
  const choices = choicesOf(schema);
  found.push({
    name,
    pointer,
    words,
    choices: choices.texts,
    choicesPointer: `${pointer}${choices.place}`,
    description,
    roles: rolesOf(words, schema, choices.texts, description, depth),
  });
  walk(schema, pointer, depth + 1, found);
}

/** The words of a parameter's name, singular. The same names come again and again, so each is read once. */
function nameWords(name: string): readonly string[] {
  const known = NAME_WORDS.get(name);
  if (known !== undefined) return known;
  const words = readNameTokens(name, '').map((token) => token.noun);
  if (NAME_WORDS.size >= MAX_NAMES) NAME_WORDS.clear();
  if (name.length <= MAX_NAME) NAME_WORDS.set(name, words);
  return words;
}

const NAME_WORDS = new Map<string, readonly string[]>();
/** At most a few megabytes, whatever servers call their parameters. */
const MAX_NAMES = 5_000;
const MAX_NAME = 60;

interface Choices {
  readonly texts: readonly string[];
  /** Where they stand, behind the parameter's own pointer. */
  readonly place: string;
}

function choicesOf(schema: JsonObject): Choices {
  const own = textsOf(schema.enum);
  if (own.length > 0) return { texts: own, place: '/enum' };
  const items = asObject(schema.items);
  if (items !== null) return { texts: textsOf(items.enum), place: '/items/enum' };
  return { texts: typeof schema.const === 'string' ? [schema.const] : [], place: '/const' };
}

/** Each at its place in the list, so that evidence can point to it; what is no text says nothing and stands empty. */
function textsOf(value: Json | undefined): string[] {
  if (!Array.isArray(value)) return [];
  const values = value.slice(0, MAX_CHOICES);
  return values.some((one) => typeof one === 'string') ? values.map((one) => (typeof one === 'string' ? one : '')) : [];
}

function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** RFC 6901: "~" becomes "~0", "/" becomes "~1". */
function escapePointer(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}
