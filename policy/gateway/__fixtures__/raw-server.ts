import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RawRequest {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The message, where the body is one. */
  readonly message: { readonly id?: unknown; readonly method?: string; readonly params?: Record<string, unknown> };
  /** Resolves when the connection of this request has closed. */
  readonly closed: Promise<void>;
}

export type RawAnswer = (request: RawRequest, response: ServerResponse) => void;

export interface RawServer {
  readonly url: string;
  readonly requests: RawRequest[];
  close(): Promise<void>;
}

/** A server that says whatever it is told to, save that it takes clients in: that much it does itself. */
export async function openRawServer(answer: RawAnswer, { session = 'raw' as string | null } = {}): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming, response);
    requests.push(request);
    if (request.message.method === 'initialize') return initialize(request, response, session);
    if (request.method === 'DELETE' || request.message.method === 'notifications/initialized') {
      return void response.writeHead(request.method === 'DELETE' ? 200 : 202).end();
    }
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Begins a stream of events with these messages; it stays open. */
export function tell(response: ServerResponse, ...messages: unknown[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  for (const message of messages) response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
}

function initialize({ message }: RawRequest, response: ServerResponse, session: string | null): void {
  const serverInfo = { name: 'raw', version: '1' };
  const result = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo };
  if (session !== null) response.setHeader('mcp-session-id', session);
  answerJson(response, { jsonrpc: '2.0', id: message.id, result });
}

async function read(incoming: IncomingMessage, response: ServerResponse): Promise<RawRequest> {
  const closed = new Promise<void>((done) => response.once('close', done));
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  return {
    method: incoming.method ?? '',
    headers: incoming.headers,
    body,
    message: body === '' ? {} : JSON.parse(body),
    closed,
  };
}
