import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { errorAnswer } from '../answers.ts';
import { handleDelete } from './handle-delete.ts';
import { handleGet } from './handle-get.ts';
import { handlePost } from './handle-post.ts';
import { hintingAtLogins } from './login-hint.ts';
import { replyError, replyJson, replyText, TRANSPORT_ERROR } from './reply.ts';
import { GATEWAY_PATH, type GuardRefusal, guardProblem } from './request-guard.ts';
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
  if (isThisMachine(settings.upstream, settings.port)) {
    return {
      ok: false,
      problem: `The gateway would stand before itself, on port ${settings.port}: name another with --port.`,
    };
  }
  const upstream = hintingAtLogins(openUpstream(settings.upstream), settings.warn);
  const parts = { settings, upstream, sessions: makeSessions(settings, upstream) };
  const server = createServer((request, response) => void handle(request, response, parts));
  const listening = await listen(server, settings.port);
  if (!listening.ok) return listening;
  const url = `http://127.0.0.1:${listening.port}${GATEWAY_PATH}`;
  const sweeping = setInterval(() => parts.sessions.endIdle(), SWEEP_MS).unref();
  const close = async () => {
    clearInterval(sweeping);
    server.close();
    await parts.sessions.endAll();
    server.closeAllConnections();
    await upstream.close();
  };
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

function isThisMachine({ hostname, port, protocol }: URL, ownPort: number): boolean {
  return protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname) && Number(port || 80) === ownPort;
}

async function handle(request: IncomingMessage, response: ServerResponse, parts: HttpGatewayParts): Promise<void> {
  try {
    await route(request, response, parts);
  } catch (error) {
    // A client that breaks off in the middle of its message is none of our business.
    if (response.destroyed || request.errored !== null) return void response.destroy();
    parts.settings.warn(`A request failed: ${error instanceof Error ? error.message : String(error)}`);
    // What has begun cannot become an error any more; left open, the client would wait for the rest.
    if (response.headersSent) response.destroy();
    else replyError(response, 500, 'The gateway failed; its log says why.');
  }
}

function route(request: IncomingMessage, response: ServerResponse, parts: HttpGatewayParts): Promise<void> | void {
  const refused = guardProblem(request, request.socket.localPort ?? 0, parts.settings.clientToken);
  if (refused !== null) return refuse(response, refused);
  if (request.method === 'POST') return handlePost(request, response, parts);
  if (request.method === 'GET') return handleGet(request, response, parts);
  if (request.method === 'DELETE') return handleDelete(request, response, parts);
  replyText(response, 405, '', { allow: 'GET, POST, DELETE' });
}

function refuse(response: ServerResponse, { status, reason }: GuardRefusal): void {
  const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  replyJson(response, status, errorAnswer(null, TRANSPORT_ERROR, reason), headers);
}
