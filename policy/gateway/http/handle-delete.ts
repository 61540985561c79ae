import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendOn } from './exchange.ts';
import { bearerToken, headersForServer } from './headers.ts';
import { readBody } from './read-body.ts';
import { replyError, replyText } from './reply.ts';
import { requestedSession } from './requested-session.ts';
import type { HttpGatewayParts } from './types.ts';

/** What a server says to the end of a session is a line at most. */
const MAX_BYTES = 64 * 1024;

/** Ends a session as the client wishes, unless the server does not let it. */
export async function handleDelete(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpGatewayParts,
): Promise<void> {
  const requested = requestedSession(request, parts.sessions);
  if (requested.kind !== 'found') return replyError(response, requested.status, requested.reason, requested);
  const { session } = requested;
  if (session.upstreamId === null) {
    await parts.sessions.end(session, true);
    return replyText(response, 200, '');
  }
  const headers = headersForServer(request.headers, parts.settings, session.upstreamId);
  const enforcing = session.enforcerFor(bearerToken(headers));
  if (!enforcing.ok) return replyError(response, 500, enforcing.problems.join(' '));
  const sent = await sendOn(
    { response, session, headers, enforcer: enforcing.enforcer, hangUp: new AbortController(), parts },
    { method: 'DELETE' },
  );
  if (!sent.ok) return replyError(response, 502, sent.reason);
  const { ok, status, body } = sent.response;
  const text = body === null ? '' : await readBody(body, MAX_BYTES);
  if (ok || status === 404) await parts.sessions.end(session, true);
  replyText(response, status, ok ? '' : (text ?? ''));
}
