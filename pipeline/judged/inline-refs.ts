import type { Json, JsonObject } from '#crawler/types.ts';
import { objectOf, resolveRef } from '../page-data/schema-refs.ts';

/** Deeper, parameters are not read either: each of their levels is two of a schema, and a reference may lie at each. */
const MAX_DEPTH = 12;
/** Some 300 parameters, twice as many as are read. What references unfold to grows without end where they refer to themselves. */
const MAX_PARTS = 1_000;
const MAX_HOPS = 8;

/** A schema with what its references (`$ref`) stand for in their place, as far as parameters are read; beyond that they stay as they are. The very same schema where it has none. */
export function inlineRefs(root: JsonObject): JsonObject {
  if (!hasRef(root)) return root;
  const inlining: Inlining = { root, parts: 0 };
  const inlined = objectOf(inlineValue(root, 0, inlining));
  return inlined ?? root;
}

interface Inlining {
  readonly root: JsonObject;
  parts: number;
}

function hasRef(value: Json | undefined, depth = 0): boolean {
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.some((one: Json) => hasRef(one, depth + 1));
  const schema = value as JsonObject;
  if (typeof schema.$ref === 'string') return true;
  // All tools pass here: a loop over keys costs a third of one over entries.
  for (const key in schema) if (hasRef(schema[key], depth + 1)) return true;
  return false;
}

function inlineValue(value: Json, depth: number, inlining: Inlining): Json {
  if (value === null || typeof value !== 'object') return value;
  inlining.parts += 1;
  if (depth > MAX_DEPTH || inlining.parts > MAX_PARTS) return value;
  if (Array.isArray(value)) return value.map((one: Json) => inlineValue(one, depth + 1, inlining));
  const { $defs: _, definitions: __, ...schema } = resolved(value as JsonObject, inlining.root);
  // fromEntries makes own keys, also of `__proto__`.
  return Object.fromEntries(
    Object.entries(schema).map(([key, part]) => [key, inlineValue(part ?? null, depth + 1, inlining)]),
  );
}

/** What stands beside a reference, such as a description of this very use, goes before what it refers to. */
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  let at = schema;
  for (let hop = 0; hop < MAX_HOPS && typeof at.$ref === 'string'; hop += 1) {
    const target = resolveRef(root, at);
    if (target === at) return at;
    const { $ref: _, ...beside } = at;
    at = { ...target, ...beside };
  }
  return at;
}
