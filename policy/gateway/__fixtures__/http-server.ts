import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { everyFeatureServer } from './every-feature.ts';

export interface Seen {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
}

export interface HttpFixture {
  readonly url: string;
  /** Every request that reached it. */
  readonly seen: Seen[];
  /** The tools that were called. */
  readonly calls: string[];
  /** Ids of the sessions that are open. */
  readonly sessions: Map<string, StreamableHTTPServerTransport>;
  close(): Promise<void>;
}

export interface HttpFixtureOptions {
  /** Answers with JSON and not with streams of events. */
  readonly answersJson?: boolean;
  /** The only Authorization that it takes. */
  readonly authorization?: string;
}

/** The server of every feature on a free port of loopback, by the SDK's own transport. */
export async function openHttpFixture(options: HttpFixtureOptions = {}): Promise<HttpFixture> {
  const seen: Seen[] = [];
  const calls: string[] = [];
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const server = createServer((request, response) => {
    seen.push({ method: request.method ?? '', headers: request.headers });
    void answer(request, response, sessions, calls, options);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    seen,
    calls,
    sessions,
    close: async () => {
      for (const transport of sessions.values()) await transport.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

type Sessions = Map<string, StreamableHTTPServerTransport>;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  sessions: Sessions,
  calls: string[],
  { answersJson = false, authorization }: HttpFixtureOptions,
): Promise<void> {
  if (authorization !== undefined && request.headers.authorization !== authorization) {
    response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="example"', 'Content-Type': 'text/plain' });
    response.end('Log in first.');
    return;
  }
  const id = request.headers['mcp-session-id'];
  const known = typeof id === 'string' ? sessions.get(id) : undefined;
  if (known !== undefined) return known.handleRequest(request, response);
  if (id !== undefined) {
    response.writeHead(404).end('Session not found');
    return;
  }
  const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    enableJsonResponse: answersJson,
    onsessioninitialized: (session) => void sessions.set(session, transport),
    onsessionclosed: (session) => void sessions.delete(session),
  });
  await everyFeatureServer((tool) => calls.push(tool)).connect(transport);
  await transport.handleRequest(request, response);
}
