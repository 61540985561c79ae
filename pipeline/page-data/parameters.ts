import type { Finding } from '#classifier/types.ts';
import type { Json, JsonObject } from '#crawler/types.ts';
import { textCost } from './html-cost.ts';
import { pointerStep } from './marks.ts';
import { parameterNotes } from './parameter-notes.ts';
import { objectOf, resolveRef } from './schema-refs.ts';
import { cut } from './shown-text.ts';
import type { ParameterRow } from './types.ts';

/** With their descriptions about 15 KB of HTML; the definition on the same page has them all. */
const MAX_ROWS = 60;

/** The rows' share of a page's 120 KB; reached only by text made of quotes or markup. */
const MAX_ROWS_HTML_BYTES = 24 * 1024;

/** Counting stops here: a schema can be made to have no end. */
const MAX_COUNTED = 1000;

/** Schemas looked at: a `$ref` to the root inside `anyOf` multiplies without a single parameter. */
const MAX_SCHEMAS = 5000;

/** Deeper parameters are counted as part of their parent. */
const MAX_DEPTH = 8;

const MAX_DESCRIPTION_LENGTH = 240;
const MAX_PATH_LENGTH = 160;
const MAX_TYPE_LENGTH = 80;

export interface ParameterTable {
  readonly rows: readonly ParameterRow[];
  /** How many there are beyond the rows. */
  readonly more: number;
}

/** The parameters of an input schema as rows, a parent before its own, in the schema's order. */
export function parameterTable(inputSchema: JsonObject, findings: readonly Finding[]): ParameterTable {
  const notesAt = parameterNotes(findings);
  const rows: ParameterRow[] = [];
  const paths = new Set<string>();
  let htmlBytes = 0;
  for (const found of walk({ root: inputSchema, schemasLeft: MAX_SCHEMAS }, inputSchema, '', '/inputSchema', 0)) {
    // Branches of `anyOf` often state the same parameter again.
    if (paths.has(found.path)) continue;
    paths.add(found.path);
    if (rows.length < MAX_ROWS && htmlBytes < MAX_ROWS_HTML_BYTES) {
      const row = rowOf(found, notesAt(found.pointer));
      htmlBytes += textCost(row.path) + textCost(row.type) + textCost(row.description ?? '');
      rows.push(row);
    }
    if (paths.size >= MAX_COUNTED) break;
  }
  return { rows, more: paths.size - rows.length };
}

interface FoundParameter {
  readonly path: string;
  readonly pointer: string;
  readonly schema: JsonObject;
  readonly isRequired: boolean;
}

/** What one walk shares: where `$ref` points into, and how much may still be looked at. */
interface Walk {
  readonly root: JsonObject;
  schemasLeft: number;
}

function* walk(
  shared: Walk,
  schema: JsonObject,
  path: string,
  pointer: string,
  depth: number,
): Generator<FoundParameter> {
  if (depth > MAX_DEPTH || shared.schemasLeft-- <= 0) return;
  const { root } = shared;
  const properties = objectOf(schema.properties);
  const required = Array.isArray(schema.required) ? new Set(schema.required) : new Set();
  for (const [key, value] of Object.entries(properties ?? {})) {
    const at = { path: path === '' ? key : `${path}.${key}`, pointer: `${pointer}/properties${pointerStep(key)}` };
    const child = resolveRef(root, objectOf(value) ?? {});
    yield { ...at, schema: child, isRequired: required.has(key) };
    yield* walk(shared, child, at.path, at.pointer, depth + 1);
  }
  const items = objectOf(schema.items);
  if (items !== null) yield* walk(shared, resolveRef(root, items), `${path}[]`, `${pointer}/items`, depth + 1);
  for (const word of ['anyOf', 'oneOf', 'allOf']) {
    const branches = schema[word];
    if (!Array.isArray(branches)) continue;
    for (const [at, branch] of branches.entries()) {
      yield* walk(shared, resolveRef(root, objectOf(branch) ?? {}), path, `${pointer}/${word}/${at}`, depth + 1);
    }
  }
}

function rowOf({ path, schema, isRequired }: FoundParameter, notes: readonly string[]): ParameterRow {
  const description = schema.description;
  return {
    path: cut(path, MAX_PATH_LENGTH),
    type: cut(typeOf(schema), MAX_TYPE_LENGTH),
    isRequired,
    description:
      typeof description === 'string' && description.trim() !== '' ? cut(description, MAX_DESCRIPTION_LENGTH) : null,
    notes,
  };
}

/** Words for people: the values where they are a few, else the type with its format. */
function typeOf(schema: JsonObject): string {
  const { enum: values, const: only, type, format, items } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return values.slice(0, 20).map(shownValue).join(', ');
  const types = Array.isArray(type) ? type.filter((name) => typeof name === 'string').join(' or ') : type;
  if (types === 'array') return `list of ${typeOf(objectOf(items) ?? {})}`;
  if (typeof types === 'string' && types !== '') return typeof format === 'string' ? `${types} (${format})` : types;
  for (const word of ['anyOf', 'oneOf']) {
    const branches = schema[word];
    if (Array.isArray(branches))
      return [...new Set(branches.slice(0, 6).map((branch) => typeOf(objectOf(branch) ?? {})))].join(' or ');
  }
  return objectOf(schema.properties) === null ? 'any' : 'object';
}

function shownValue(value: Json): string {
  return typeof value === 'string' ? cut(value, 40) : cut(JSON.stringify(value), 40);
}
