import type { Json, JsonObject, Tool } from '#crawler/types.ts';
import type { JudgedParameter, JudgedTool } from '#policy/types.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { exampleText } from './example-text.ts';
import { objectOf, resolveRef } from './schema-refs.ts';
import type { ToolCallText } from './types.ts';

/** A call to try a policy with: the required arguments, and those that a rule may look at. */
export function callText({ name, inputSchema }: Pick<Tool, 'name' | 'inputSchema'>, judged: JudgedTool): ToolCallText {
  const example = exampleObject({
    root: inputSchema,
    schema: inputSchema,
    path: 'args',
    depth: 0,
    held: new Map(judged.parameters.map((parameter) => [parameter.path ?? '', parameter])),
  });
  const args = JSON.stringify(example, null, 2);
  return {
    tool: escapeInvisible(JSON.stringify(name)),
    args: escapeInvisible(args.length > MAX_ARGS_LENGTH ? '{}' : args),
  };
}

/** Of what a page is prefilled with; only schemas made to be large reach it. */
const MAX_ARGS_LENGTH = 3000;
/** Deeper, an example no longer helps to see what a policy does. */
const MAX_DEPTH = 4;
const MAX_PROPERTIES = 8;

interface Place {
  readonly root: JsonObject;
  readonly schema: JsonObject;
  /** As conditions write it. */
  readonly path: string;
  readonly depth: number;
  /** What a rule may look at, by its path. */
  readonly held: ReadonlyMap<string, JudgedParameter>;
}

function exampleObject(place: Place): JsonObject {
  const properties = Object.entries(objectOf(place.schema.properties) ?? {});
  const required: readonly Json[] = Array.isArray(place.schema.required) ? place.schema.required : [];
  const paths = [...place.held.keys()];
  const chosen = properties.filter(([key]) => {
    const path = `${place.path}.${key}`;
    return required.includes(key) || paths.some((held) => held === path || held.startsWith(`${path}.`));
  });
  // fromEntries makes own keys, also of `__proto__`.
  return Object.fromEntries(
    (chosen.length > 0 ? chosen : properties).slice(0, MAX_PROPERTIES).map(([key, value]) => {
      const schema = resolveRef(place.root, objectOf(value) ?? {});
      return [key, exampleValue({ ...place, schema, path: `${place.path}.${key}`, depth: place.depth + 1 })];
    }),
  );
}

function exampleValue(place: Place): Json {
  const given = givenValue(place.schema);
  if (given !== undefined) return given;
  if (place.depth > MAX_DEPTH) return null;
  const branch = firstBranch(place);
  if (branch !== null) return exampleValue({ ...place, schema: branch, depth: place.depth + 1 });
  switch (typeOf(place.schema)) {
    case 'object':
      return exampleObject(place);
    case 'array':
      return [exampleItem(place)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return exampleNumber(place.schema);
    case 'null':
      return null;
    default:
      return exampleText(place.schema, place.held.get(place.path));
  }
}

/** What the schema itself names: its only value, its default, an example of its own, the first of a list. */
function givenValue({ const: only, default: preset, examples, enum: values }: JsonObject): Json | undefined {
  if (only !== undefined) return only;
  if (preset !== undefined && preset !== null && preset !== '') return preset;
  for (const list of [examples, values]) if (Array.isArray(list) && list[0] !== undefined) return list[0];
  return undefined;
}

function firstBranch({ root, schema }: Place): JsonObject | null {
  for (const word of ['anyOf', 'oneOf'] as const) {
    const branches = schema[word];
    if (!Array.isArray(branches)) continue;
    const resolved = branches.map((branch) => resolveRef(root, objectOf(branch) ?? {}));
    return resolved.find((branch) => branch.type !== 'null') ?? null;
  }
  return null;
}

function exampleItem(place: Place): Json {
  const schema = resolveRef(place.root, objectOf(place.schema.items) ?? {});
  return exampleValue({ ...place, schema, depth: place.depth + 1 });
}

function exampleNumber({ minimum, maximum }: JsonObject): number {
  if (typeof minimum === 'number') return minimum;
  return typeof maximum === 'number' ? Math.min(1, maximum) : 1;
}

function typeOf({ type, properties, items }: JsonObject): Json | undefined {
  if (type === undefined) return properties !== undefined ? 'object' : items !== undefined ? 'array' : undefined;
  return Array.isArray(type) ? type.find((one) => one !== 'null') : type;
}
