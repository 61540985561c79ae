import type { IncomingMessage } from 'node:http';
import { SESSION_HEADER } from './headers.ts';
import { SESSION_NOT_FOUND, TRANSPORT_ERROR } from './reply.ts';
import type { HttpSession, HttpSessions } from './types.ts';

export type RequestedSession =
  | { readonly kind: 'found'; readonly session: HttpSession }
  | { readonly kind: 'none' | 'unknown'; readonly status: number; readonly code: number; readonly reason: string };

/** The session that a request names. 404 tells a client to initialize a new one (MCP 2025-11-25, transports). */
export function requestedSession({ headers }: IncomingMessage, sessions: HttpSessions): RequestedSession {
  const id = headers[SESSION_HEADER];
  if (typeof id !== 'string') {
    const reason = 'Initialize a session first, and name it in the Mcp-Session-Id header.';
    return { kind: 'none', status: 400, code: TRANSPORT_ERROR, reason };
  }
  const session = sessions.find(id);
  if (session !== undefined) return { kind: 'found', session };
  return { kind: 'unknown', status: 404, code: SESSION_NOT_FOUND, reason: 'Session not found' };
}
