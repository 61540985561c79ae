import type { Json, JsonObject } from '#crawler/types.ts';

/** Follows one `$ref` into the same schema; anything else that refers is returned as it stands. */
export function resolveRef(root: JsonObject, schema: JsonObject): JsonObject {
  const target = schema.$ref;
  if (typeof target !== 'string' || !target.startsWith('#/')) return schema;
  let found: Json | undefined = root;
  for (const step of target.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const here: JsonObject | null = objectOf(found);
    found = here !== null && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return objectOf(found) ?? schema;
}

/** The value where it is a JSON object, else null. */
export function objectOf(value: Json | undefined): JsonObject | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : null;
}
