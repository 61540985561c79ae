import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handleDelete } from './handle-delete.ts';
import { handleGet } from './handle-get.ts';
import { handlePost } from './handle-post.ts';
import { replyError, replyText } from './reply.ts';
import { GATEWAY_PATH, guardProblem } from './request-guard.ts';
import { makeSessions } from './sessions.ts';
import type { HttpGatewayParts, HttpGatewaySettings, HttpLimits } from './types.ts';
import { openUpstream } from './upstream.ts';

export const HTTP_LIMITS: HttpLimits = {
  /** A client that comes back later gets 404 and initializes anew, as the protocol has it. */
  idleMs: 60 * 60 * 1000,
  sessions: 1_000,
  /** Four times what the MCP SDK's servers take: some are sent files. */
  requestBytes: 16 * 1024 * 1024,
  answerBytes: 100 * 1024 * 1024,
};

export interface HttpGateway {
  /** What the client is configured with: `http://127.0.0.1:8123/mcp` */
  readonly url: string;
  /** Sessions that are open. */
  sessionCount(): number;
  /** Ends every session, the servers' too, and every connection. */
  close(): Promise<void>;
}

export type OpenedHttpGateway =
  | { readonly ok: true; readonly gateway: HttpGateway }
  | { readonly ok: false; readonly problem: string };

/** Listens on 127.0.0.1 for MCP clients over streamable HTTP, and stands between them and the server. */
export async function openHttpGateway(settings: HttpGatewaySettings): Promise<OpenedHttpGateway> {
  const upstream = openUpstream(settings.upstream);
  const parts = { settings, upstream, sessions: makeSessions(settings, upstream) };
  const server = createServer((request, response) => void handle(request, response, parts));
  const listening = await listen(server, settings.port);
  if (!listening.ok) return listening;
  const sweeping = setInterval(() => parts.sessions.endIdle(), SWEEP_MS).unref();
  const close = async () => {
    clearInterval(sweeping);
    server.close();
    await parts.sessions.endAll();
    server.closeAllConnections();
    await upstream.close();
  };
  const url = `http://127.0.0.1:${listening.port}${GATEWAY_PATH}`;
  return { ok: true, gateway: { url, sessionCount: parts.sessions.count, close } };
}

const SWEEP_MS = 60_000;

type Listening = { readonly ok: true; readonly port: number } | { readonly ok: false; readonly problem: string };

function listen(server: Server, port: number): Promise<Listening> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve({ ok: false, problem: listenProblem(error, port) });
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      resolve({ ok: true, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function listenProblem({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} of 127.0.0.1 is taken: name another with --port.`;
  if (code === 'EACCES') return `Port ${port} needs rights that this user does not have: name another with --port.`;
  return `Could not listen on 127.0.0.1, port ${port}: ${message}`;
}

async function handle(request: IncomingMessage, response: ServerResponse, parts: HttpGatewayParts): Promise<void> {
  try {
    await route(request, response, parts);
  } catch (error) {
    // A client that breaks off in the middle of its message is none of our business.
    if (response.destroyed || request.errored !== null) return void response.destroy();
    parts.settings.warn(`A request failed: ${error instanceof Error ? error.message : String(error)}`);
    replyError(response, 500, 'The gateway failed; its log says why.');
  }
}

function route(request: IncomingMessage, response: ServerResponse, parts: HttpGatewayParts): Promise<void> | void {
  const refused = guardProblem(request, request.socket.localPort ?? 0);
  if (refused !== null) return replyError(response, refused.status, refused.reason);
  if (request.method === 'POST') return handlePost(request, response, parts);
  if (request.method === 'GET') return handleGet(request, response, parts);
  if (request.method === 'DELETE') return handleDelete(request, response, parts);
  replyText(response, 405, '', { allow: 'GET, POST, DELETE' });
}
