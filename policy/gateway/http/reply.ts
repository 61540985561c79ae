import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { errorAnswer } from '../answers.ts';
import type { Message, RequestId } from '../types.ts';

/** As the MCP SDK numbers what its transports refuse. */
export const TRANSPORT_ERROR = -32000;
export const SESSION_NOT_FOUND = -32001;
/** JSON-RPC 2.0, section 5.1. */
export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;

export function replyJson(
  response: ServerResponse,
  status: number,
  message: Message,
  headers: OutgoingHttpHeaders = {},
): void {
  replyText(response, status, JSON.stringify(message), { ...headers, 'content-type': 'application/json' });
}

/** `id` is that of the request, where it could be read. */
export function replyError(
  response: ServerResponse,
  status: number,
  reason: string,
  { id = null, code = TRANSPORT_ERROR }: { readonly id?: RequestId | null; readonly code?: number } = {},
): void {
  replyJson(response, status, errorAnswer(id, code, reason));
}

export function replyText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, headers).end(text);
}

/** Begins an answer that is a stream of events. */
export function beginEvents(response: ServerResponse, status: number, headers: OutgoingHttpHeaders): void {
  response.writeHead(status, { 'cache-control': 'no-cache, no-transform', ...headers, 'content-type': EVENT_STREAM });
  response.flushHeaders();
}

export const EVENT_STREAM = 'text/event-stream';

/** Writes unless the client is gone. Resolves when there is room for more: what the client does not read is not fetched either. */
export async function writeEvents(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.writableEnded || response.write(text)) return;
  await new Promise<void>((done) => {
    const finish = () => {
      response.off('drain', finish);
      response.off('close', finish);
      done();
    };
    response.on('drain', finish);
    response.on('close', finish);
  });
}
