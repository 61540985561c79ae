import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Message } from '../types.ts';
import { messageEvent } from './event-stream.ts';
import { type Exchange, endIfLost, relayedOf, sendOn } from './exchange.ts';
import { bearerToken, headersForServer } from './headers.ts';
import { relayAnswer } from './relay-answer.ts';
import { EVENT_STREAM, replyError, writeEvents } from './reply.ts';
import { requestedSession } from './requested-session.ts';
import type { HttpGatewayParts } from './types.ts';
import { whileOpen } from './while-open.ts';

/** Opens the client's stream for what answers nothing, or resumes one: the server itself is asked, by the Last-Event-ID that it gave. */
export async function handleGet(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpGatewayParts,
): Promise<void> {
  if (!request.headers.accept?.includes(EVENT_STREAM)) return replyError(response, 406, `Accept ${EVENT_STREAM}.`);
  const requested = requestedSession(request, parts.sessions);
  if (requested.kind !== 'found') return replyError(response, requested.status, requested.reason, requested);
  const { session } = requested;
  const headers = headersForServer(request.headers, parts.settings, session.upstreamId);
  const enforcing = session.enforcerFor(bearerToken(headers));
  if (!enforcing.ok) return replyError(response, 500, enforcing.problems.join(' '));
  const exchange = { response, session, headers, enforcer: enforcing.enforcer, hangUp: new AbortController(), parts };
  await whileOpen(session, headers, parts, () => listen(exchange));
}

async function listen(exchange: Exchange): Promise<void> {
  const { response, session } = exchange;
  const sent = await sendOn(exchange, { method: 'GET' });
  if (!sent.ok) return replyError(response, 502, sent.reason);
  const tell = (message: Message) => void writeEvents(response, messageEvent(message));
  if (sent.response.ok) session.listeners.add(tell);
  await relayAnswer(sent.response, relayedOf(exchange, null));
  session.listeners.delete(tell);
  await endIfLost(sent.response, exchange);
}
