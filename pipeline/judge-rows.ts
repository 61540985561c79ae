import type { ServerContext } from '#classifier/types.ts';
import type { JsonObject, Tool, ToolAnnotations } from '#crawler/types.ts';

/** One row of the input, read. */
export interface JudgeRow {
  readonly server: ServerContext | null;
  readonly tool: Tool;
}

/** A row, or why there is none. */
export type RowResult = JudgeRow | { readonly error: string };

/** One item of a list or one line, parsed but not looked at, with where it stood; or why it is no JSON. */
export type RowItem =
  | { readonly place: string; readonly value: unknown }
  | { readonly place: string; readonly error: string };

/** Reads a `{ "tools": [...] }` answer, an array, or JSON lines; one result per tool or line, in order. Blank lines count for nothing. */
export function parseRows(text: string): RowResult[] {
  return parseItems(text).map(rowOf);
}

/** Reads one line of JSON lines; `place` names it in an error. */
export function parseRow(line: string, place: string): RowResult {
  return rowOf(parseLine(line, place));
}

function rowOf(item: RowItem): RowResult {
  return 'error' in item ? { error: item.error } : readRow(item.value, item.place);
}

/** The same items before they are read as tools, for who wants more of a row than its tool. */
export function parseItems(text: string): RowItem[] {
  const content = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  const whole = parseWhole(content);
  if (whole !== null) return whole.map((value, index) => ({ place: `item ${index + 1}`, value }));
  const items: RowItem[] = [];
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() !== '') items.push(parseLine(line, `line ${index + 1}`));
  }
  return items;
}

export const BYTE_ORDER_MARK = 0xfeff;

/** The items where the text is one JSON value: a list, an answer with a list, or a single row; null where it is lines. */
function parseWhole(text: string): readonly unknown[] | null {
  // Many lines of JSON never parse as one value; a look at the first line spares reading a large input twice.
  const start = text.trimStart();
  const firstLine = start.slice(0, indexOrEnd(start, '\n'));
  if (
    start.startsWith('{') &&
    isCompleteObject(firstLine) &&
    start.length > firstLine.length + 1 &&
    !isBlank(start, firstLine.length)
  ) {
    return null;
  }
  const value = tryParse(text);
  if (value === undefined) return null;
  if (Array.isArray(value)) return value;
  return listIn(value) ?? [value];
}

function indexOrEnd(text: string, mark: string): number {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at;
}

const isBlank = (text: string, from: number): boolean => text.slice(from, from + 1_000).trim() === '';

/** Whether a line is JSON by itself, so that what follows it can only be more lines. */
export const isCompleteObject = (line: string): boolean => tryParse(line) !== undefined;

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON as a whole: the caller reads it line by line and names the place.
    return undefined;
  }
}

/** `tools` of a bare answer, or of a whole JSON-RPC message. */
function listIn(value: unknown): readonly unknown[] | null {
  if (!isObject(value)) return null;
  if (Array.isArray(value.tools)) return value.tools;
  return isObject(value.result) && Array.isArray(value.result.tools) ? value.result.tools : null;
}

function parseLine(line: string, place: string): RowItem {
  try {
    return { place, value: JSON.parse(line) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 120) : 'unreadable';
    return { place, error: `${place}: not JSON (${why})` };
  }
}

/** Null counts as absent, other keys as not there; a field of the wrong type other than the name is left out. */
export function readRow(value: unknown, place: string): RowResult {
  if (!isObject(value)) return { error: `${place}: not an object` };
  const name = textOf(value.name) ?? textOf(value.tool);
  if (name === undefined || name === '') return { error: `${place}: no "name"` };
  const server = serverOf(value.server);
  if (server === undefined) return { error: `${place}: "server" is neither a text nor an object with a name` };
  return { server, tool: toolOf(name, value) };
}

function toolOf(name: string, value: Fields): Tool {
  const title = textOf(value.title);
  const description = textOf(value.description);
  const annotations = annotationsOf(value.annotations);
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    inputSchema: schemaOf(value.inputSchema) ?? {},
    ...(isObject(value.outputSchema) ? { outputSchema: value.outputSchema as JsonObject } : {}),
    ...(annotations === undefined ? {} : { annotations }),
  };
}

/** Null for none, undefined for one that cannot be read. */
function serverOf(value: unknown): ServerContext | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return { name: value };
  if (!isObject(value)) return undefined;
  const name = textOf(value.name);
  const description = textOf(value.description);
  if (name === undefined) return undefined;
  return description === undefined ? { name } : { name, description };
}

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

function annotationsOf(value: unknown): ToolAnnotations | undefined {
  if (!isObject(value)) return undefined;
  const title = textOf(value.title);
  const hints = HINTS.filter((hint) => typeof value[hint] === 'boolean').map((hint) => [hint, value[hint]] as const);
  return { ...(title === undefined ? {} : { title }), ...Object.fromEntries(hints) };
}

/** What JSON.parse made is JSON. */
function schemaOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? (value as JsonObject) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
