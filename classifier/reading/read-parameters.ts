import type { Json, JsonObject } from '#crawler/types.ts';
import { readParameterName } from './parameter-names.ts';
import { rolesOf } from './parameter-roles.ts';
import type { Parameter } from './types.ts';

/** Schemas nest without end; what matters to a caller stands near the top. */
const MAX_DEPTH = 4;
const MAX_PARAMETERS = 150;
const MAX_CHOICES = 60;

/** The fields of an output schema, nested ones too, read as parameters are. */
export function readOutputs(schema: JsonObject): Parameter[] {
  const found: Parameter[] = [];
  walk(schema, '/outputSchema', 0, found);
  return found;
}

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
      if (property !== null) readOne(name, property, pointer, depth, found);
    }
  }
  walkParts(schema, pointer, depth, found);
}

function walkParts(schema: JsonObject, pointer: string, depth: number, found: Parameter[]): void {
  const { items, anyOf, oneOf, allOf } = schema;
  const item = asObject(items);
  if (item !== null) walk(item, `${pointer}/items`, depth + 1, found);
  if (anyOf !== undefined) walkOptions(anyOf, `${pointer}/anyOf`, depth, found);
  if (oneOf !== undefined) walkOptions(oneOf, `${pointer}/oneOf`, depth, found);
  if (allOf !== undefined) walkOptions(allOf, `${pointer}/allOf`, depth, found);
}

function walkOptions(options: Json, pointer: string, depth: number, found: Parameter[]): void {
  if (!Array.isArray(options)) return;
  for (let at = 0; at < options.length && at < MAX_CHOICES; at += 1) {
    const part = asObject(options[at]);
    if (part !== null) walk(part, `${pointer}/${at}`, depth + 1, found);
  }
}

function readOne(key: string, schema: JsonObject, parent: string, depth: number, found: Parameter[]): void {
  const name = readParameterName(key);
  const pointer = `${parent}/properties/${name.escaped}`;
  const description = typeof schema.description === 'string' ? schema.description : '';
  const choices = choicesOf(schema);
  found.push({
    name: key,
    pointer,
    words: name.words,
    choices: choices.texts,
    choicesPointer: `${pointer}${choices.place}`,
    description,
    roles: rolesOf(name, schema, choices.texts, description, depth),
  });
  walk(schema, pointer, depth + 1, found);
}

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
  return typeof schema.const === 'string' ? { texts: [schema.const], place: '/const' } : FREE;
}

const NO_TEXTS: readonly string[] = [];
const FREE: Choices = { texts: NO_TEXTS, place: '/const' };

/** Each at its place in the list, so that evidence can point to it; what is no text says nothing and stands empty. */
function textsOf(value: Json | undefined): readonly string[] {
  if (!Array.isArray(value)) return NO_TEXTS;
  const values = value.slice(0, MAX_CHOICES);
  return values.some((one) => typeof one === 'string')
    ? values.map((one) => (typeof one === 'string' ? one : ''))
    : NO_TEXTS;
}

function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
