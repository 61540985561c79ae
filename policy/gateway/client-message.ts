import type { JsonObject } from '#crawler/types.ts';
import type { ToolCall } from '../evaluate.ts';
import type { Message, RequestId } from './types.ts';

/** What a message of the client asks for, as far as the gateway minds. */
export type ClientMessage =
  | { readonly kind: 'call'; readonly id: RequestId; readonly call: ToolCall; readonly isTask: boolean }
  | { readonly kind: 'list' | 'initialize' | 'request'; readonly id: RequestId }
  | { readonly kind: 'cancel'; readonly id: RequestId }
  /** Must not be forwarded. `id` is undefined where there is nothing to answer. */
  | {
      readonly kind: 'invalid';
      readonly id: RequestId | null | undefined;
      readonly code: number;
      readonly reason: string;
    }
  | { readonly kind: 'other' };

/** JSON-RPC 2.0, section 5.1. */
export const INVALID_REQUEST = -32600;
const INVALID_PARAMS = -32602;

/**
 * Reads a message of the client as any server might: what one of them could take for a call is read as a call or is invalid. Parsers that
 * fold the case of names (Go's encoding/json) take `Method` for `method`, and an object used as a key takes `["tools/call"]` for the text.
 */
export function readClientMessage(message: Message): ClientMessage {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return { kind: 'invalid', id: null, code: INVALID_REQUEST, reason: 'A message must be one object.' };
  }
  const fields: Fields = message;
  const id = own(fields, 'id');
  const misspelled = otherSpelling(fields, ENVELOPE) ?? (own(fields, '__proto__') === undefined ? null : '__proto__');
  if (misspelled !== null) return invalid(id, INVALID_REQUEST, unexpected(misspelled));
  const method = own(fields, 'method');
  if (method === undefined) return { kind: 'other' };
  if (typeof method !== 'string') return invalid(id, INVALID_REQUEST, 'method must be a text.');
  return readMethod(fold(method), id, own(fields, 'params'));
}

/** A name as the most careless reader would compare it. */
export function fold(name: string): string {
  // The same, ten times as fast: arguments may have a million keys.
  if (PLAIN.test(name)) return name.toLowerCase();
  return name.normalize('NFKC').toUpperCase().toLowerCase().trim();
}

/** ASCII without spaces and controls. */
const PLAIN = /^[!-~]*$/;

/** A key that means one of `names` to a careless reader and is none of them; null where there is no such key. */
export function otherSpelling(object: object, names: ReadonlySet<string>): string | null {
  return Object.keys(object).find((key) => !names.has(key) && names.has(fold(key))) ?? null;
}

type Fields = Readonly<Record<string, unknown>>;

const ENVELOPE: ReadonlySet<string> = new Set(['jsonrpc', 'id', 'method', 'params', 'result', 'error']);
const CALL_PARAMS: ReadonlySet<string> = new Set(['name', 'arguments', '_meta', 'task']);

/** Without what `__proto__` may have put behind an object. */
function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function readMethod(method: string, id: unknown, params: unknown): ClientMessage {
  if (method === 'tools/call') return readCall(id, params);
  if (method === 'notifications/cancelled') return readCancel(params);
  if (!isRequestId(id)) {
    // Its answer could not be told from others, and would show what is hidden.
    if (method === 'tools/list') return invalid(id, INVALID_REQUEST, 'tools/list needs an id.');
    return { kind: 'other' };
  }
  if (method === 'tools/list') return { kind: 'list', id };
  return { kind: method === 'initialize' ? 'initialize' : 'request', id };
}

function readCall(id: unknown, params: unknown): ClientMessage {
  if (!isRequestId(id)) return invalid(id, INVALID_REQUEST, 'A call needs an id that is a text or a number.');
  if (!isObject(params)) return invalid(id, INVALID_PARAMS, 'params must be an object.');
  const misspelled = otherSpelling(params, CALL_PARAMS);
  if (misspelled !== null) return invalid(id, INVALID_PARAMS, unexpected(misspelled));
  if (hasPrototypeKey(params)) return invalid(id, INVALID_PARAMS, unexpected('__proto__'));
  const name = own(params, 'name');
  if (typeof name !== 'string') return invalid(id, INVALID_PARAMS, 'name must be a text.');
  // Some clients write null where there are none.
  const args = own(params, 'arguments') ?? {};
  if (!isObject(args)) return invalid(id, INVALID_PARAMS, 'arguments must be an object.');
  return { kind: 'call', id, call: { tool: name, args: asJson(args) }, isTask: isObject(own(params, 'task')) };
}

function readCancel(params: unknown): ClientMessage {
  const id = isObject(params) ? own(params, 'requestId') : undefined;
  return isRequestId(id) ? { kind: 'cancel', id } : { kind: 'other' };
}

function invalid(id: unknown, code: number, reason: string): ClientMessage {
  const answered = isRequestId(id) ? id : id === undefined ? undefined : null;
  return { kind: 'invalid', id: answered, code, reason };
}

function unexpected(key: string): string {
  return `Servers may read the key ${JSON.stringify(key.slice(0, 40))} in two ways.`;
}

function isRequestId(id: unknown): id is RequestId {
  return typeof id === 'string' || typeof id === 'number';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Servers in JavaScript that copy arguments would read through it what no rule has seen. */
function hasPrototypeKey(params: Fields): boolean {
  const left: unknown[] = [params];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__')) return true;
    for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) left.push(inner);
  }
  return false;
}

/** It was parsed from JSON, and is an object. */
function asJson(value: Fields): JsonObject {
  return value as JsonObject;
}
