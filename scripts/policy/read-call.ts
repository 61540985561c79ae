import type { Json, JsonObject } from '#crawler/types.ts';
import type { ToolCall } from '#policy/evaluate.ts';
import type { Read } from './read-text.ts';
import { nameOf, readText } from './read-text.ts';

/** Reads a call from a file: `{ "name", "arguments" }`, which is also the `params` of a message, or the whole message. */
export async function readCall(file: string): Promise<Read<ToolCall>> {
  const read = await readText(file);
  if (!read.ok) return read;
  const call = parseCall(read.value);
  return typeof call === 'string' ? { ok: false, detail: `${nameOf(file)}: ${call}` } : { ok: true, value: call };
}

/** A text says what is wrong. */
function parseCall(text: string): ToolCall | string {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isObject(json)) return EXPECTED;
  if (json.method !== undefined && json.method !== 'tools/call') {
    return `a message of ${JSON.stringify(json.method)}, and a policy decides about tools/call alone`;
  }
  const params = isObject(json.params) ? json.params : json;
  const { name, arguments: args = {} } = params;
  if (typeof name !== 'string') return EXPECTED;
  if (!isObject(args)) return '"arguments" must be an object';
  return { tool: name, args };
}

const EXPECTED = 'expected { "name": "…", "arguments": { … } }, or a JSON-RPC message of tools/call';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
