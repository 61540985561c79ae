import type { Json, JsonObject } from '#crawler/types.ts';
import type { JudgedParameter } from '#policy/types.ts';
import { objectOf } from '../page-data/schema-refs.ts';

/** Where a parameter stands among the arguments of a call, and what it may be. */
export type ParameterPlace = Pick<JudgedParameter, 'path' | 'isRequired' | 'type'> & { readonly isOfRecords: boolean };

/** Follows a pointer such as `/inputSchema/properties/url` through a schema. What stands in an option is never required. */
export function parameterPlace(schema: JsonObject, pointer: string): ParameterPlace {
  const steps = pointer.split('/').slice(2).map(unescapePointer);
  const names: string[] = [];
  let isRequired = true;
  let at: Json | undefined = schema;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] ?? '';
    if (step === 'properties') {
      const name = steps[index + 1] ?? '';
      const required: Json | undefined = objectOf(at)?.required;
      isRequired &&= Array.isArray(required) && required.includes(name);
      names.push(name);
      at = objectOf(objectOf(at)?.properties)?.[name];
      index += 1;
    } else {
      isRequired &&= step !== 'anyOf' && step !== 'oneOf';
      at = Array.isArray(at) ? at[Number(step)] : objectOf(at)?.[step];
    }
  }
  const end = objectOf(at) ?? {};
  // Null is as good as left out, to a policy and to most servers.
  const mayBeNull = typesOf(end, 0).includes('null');
  return {
    path: pathOf(names),
    isRequired: isRequired && !mayBeNull,
    type: typeOf(end),
    isOfRecords: isRecord(listItems(end)),
  };
}

function listItems(schema: JsonObject): JsonObject | null {
  return (
    objectOf(schema.items) ??
    optionsOf(schema)
      .map(listItems)
      .find((items) => items !== null) ??
    null
  );
}

/** Also where only some of its elements are records: a text is compared with none of those. */
function isRecord(items: JsonObject | null): boolean {
  if (items === null) return false;
  return typeOf(items) === 'object' || optionsOf(items).some(isRecord);
}

/** The one type of a schema, where null and whole numbers count for nothing and "number"; null where it has several, or none. */
function typeOf(schema: JsonObject, depth = 0): JudgedParameter['type'] {
  const types = new Set(typesOf(schema, depth).filter((type) => type !== 'null'));
  const [only] = types;
  return types.size === 1 && isKnown(only) ? only : null;
}

function typesOf(schema: JsonObject, depth: number): unknown[] {
  const { type } = schema;
  if (Array.isArray(type)) return type.map(plainType);
  if (type !== undefined) return [plainType(type)];
  if (schema.properties !== undefined) return ['object'];
  return depth > MAX_OPTIONS_DEPTH ? [] : optionsOf(schema).flatMap((one) => typesOf(one, depth + 1));
}

const MAX_OPTIONS_DEPTH = 3;

function plainType(type: Json): Json {
  return type === 'integer' ? 'number' : type;
}

function isKnown(type: unknown): type is NonNullable<JudgedParameter['type']> {
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'array' || type === 'object';
}

const MAX_OPTIONS = 60;

function optionsOf({ anyOf, oneOf, allOf }: JsonObject): JsonObject[] {
  return [anyOf, oneOf, allOf]
    .flatMap((options) => (Array.isArray(options) ? options.slice(0, MAX_OPTIONS) : []))
    .map((one) => objectOf(one))
    .filter((one) => one !== null);
}

/** Null where a name cannot be written between dots. */
function pathOf(names: readonly string[]): string | null {
  return names.every((name) => name !== '' && !name.includes('.')) ? `args.${names.join('.')}` : null;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
