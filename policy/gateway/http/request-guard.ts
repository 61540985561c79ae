import type { IncomingMessage } from 'node:http';
import { bringsToken } from './client-token.ts';

/** The one path that answers; the usual one of MCP servers. */
export const GATEWAY_PATH = '/mcp';

export interface GuardRefusal {
  readonly status: number;
  readonly reason: string;
}

/**
 * Whether a request may come in at all, before anything of it is read. A page in a browser can reach loopback: by a name of its own that
 * it lets point here (the Host tells), or by fetch (the Origin tells). Neither is ever a client. So can another user of this machine, who
 * does not know the token.
 */
export function guardProblem(
  { headers, url = '' }: IncomingMessage,
  port: number,
  clientToken: string | null,
): GuardRefusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  // HTTP leaves its own port out.
  if (port === 80) hosts.push('127.0.0.1', 'localhost');
  if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
    return { status: 403, reason: `Only requests to ${hosts[0]} or ${hosts[1]} are answered.` };
  }
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) {
    return { status: 403, reason: 'Pages of other origins are not answered.' };
  }
  if (url.split('?', 1)[0] !== GATEWAY_PATH) return { status: 404, reason: NO_OTHER_PATH };
  if (clientToken !== null && !bringsToken(headers.authorization, clientToken))
    return { status: 401, reason: NO_TOKEN };
  return null;
}

/** A client that looks for a way to log in asks for other paths, and shows what they answer. */
const NO_OTHER_PATH = `Only ${GATEWAY_PATH} is answered. No login (OAuth) can be made through this gateway: start it with a token of the server, --header.`;
const NO_TOKEN =
  'This gateway answers clients with its own token alone, sent as "Authorization: Bearer …" (--client-token).';
