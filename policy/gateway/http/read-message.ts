import type { IncomingMessage } from 'node:http';
import { MIMEType } from 'node:util';
import { parseExactly } from '../exact-json.ts';
import type { Message, RequestId } from '../types.ts';
import { readBody } from './read-body.ts';
import { INVALID_REQUEST, PARSE_ERROR, TRANSPORT_ERROR } from './reply.ts';

export type ReadMessage =
  | {
      readonly ok: true;
      readonly message: Message;
      /** Written anew, as it is forwarded: the server cannot read another message than was decided on. */
      readonly text: string;
    }
  | { readonly ok: false; readonly status: number; readonly code: number; readonly reason: string };

/** Reads the one message of a POST. A page of another origin cannot send JSON without asking first, which is refused: hence the type. */
export async function readMessage(request: IncomingMessage, maxBytes: number): Promise<ReadMessage> {
  const type = request.headers['content-type'] ?? '';
  if (!isJsonType(type)) return refuse(415, TRANSPORT_ERROR, 'Content-Type must be application/json, in UTF-8.');
  if (request.headers['content-encoding'] !== undefined) return refuse(415, TRANSPORT_ERROR, NO_CODINGS);
  const isDeclaredTooLarge = Number(request.headers['content-length']) > maxBytes;
  const body = isDeclaredTooLarge ? null : await readBody(request, maxBytes);
  if (body === null) return refuse(413, TRANSPORT_ERROR, `A message may have ${maxBytes} bytes.`);
  try {
    const { value, exact } = parseExactly(body);
    if (Array.isArray(value)) return refuse(400, INVALID_REQUEST, NO_BATCHES);
    if (typeof value !== 'object' || value === null) return refuse(400, INVALID_REQUEST, 'A message is one object.');
    return { ok: true, message: asMessage(value), text: JSON.stringify(exact) };
  } catch {
    return refuse(400, PARSE_ERROR, 'The body is no JSON that can be passed on.');
  }
}

/** The id of a request; null for what wants no answer. */
export function requestId(message: Message): RequestId | null {
  if (!('method' in message) || !('id' in message)) return null;
  return typeof message.id === 'string' || typeof message.id === 'number' ? message.id : null;
}

const NO_CODINGS = 'Send the message as it is, without Content-Encoding.';
const NO_BATCHES = 'Send one message at a time: the protocol has had no batches since 2025-06-18.';

/** JSON is UTF-8 (RFC 8259, section 8.1): under another name the gateway and the server could read two different calls. */
function isJsonType(text: string): boolean {
  try {
    const { essence, params } = new MIMEType(text);
    const charset = params.get('charset')?.toLowerCase() ?? 'utf-8';
    return essence === 'application/json' && (charset === 'utf-8' || charset === 'utf8');
  } catch {
    return false;
  }
}

function refuse(status: number, code: number, reason: string): ReadMessage {
  return { ok: false, status, code, reason };
}

/** Only what was looked at is known of a stranger's message; see the type. */
function asMessage(value: object): Message {
  return value as Message;
}
