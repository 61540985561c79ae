import type { IncomingMessage } from 'node:http';

/** The one path that answers; the usual one of MCP servers. */
export const GATEWAY_PATH = '/mcp';

export interface GuardRefusal {
  readonly status: number;
  readonly reason: string;
}

/**
 * Whether a request may come in at all, before anything of it is read. A page in a browser can reach loopback: by a name of its own that
 * it lets point here (the Host tells), or by fetch (the Origin tells). Neither is ever a client.
 */
export function guardProblem({ headers, url = '' }: IncomingMessage, port: number): GuardRefusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  // HTTP leaves its own port out.
  if (port === 80) hosts.push('127.0.0.1', 'localhost');
  if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
    return { status: 403, reason: `Only requests to ${hosts[0]} or ${hosts[1]} are answered.` };
  }
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) {
    return { status: 403, reason: 'Pages of other origins are not answered.' };
  }
  if (url.split('?', 1)[0] !== GATEWAY_PATH) return { status: 404, reason: `Only ${GATEWAY_PATH} is answered.` };
  return null;
}
