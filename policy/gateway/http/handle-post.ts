import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Message } from '../types.ts';
import { askFirst, forward, type MessageExchange } from './exchange.ts';
import { bearerToken, headersForServer } from './headers.ts';
import { readMessage, requestId } from './read-message.ts';
import { INVALID_REQUEST, replyError, replyJson, replyText } from './reply.ts';
import { requestedSession } from './requested-session.ts';
import type { HttpGatewayParts, HttpSession } from './types.ts';
import { whileOpen } from './while-open.ts';

/** Takes one message of the client: decides, and forwards or answers it. */
export async function handlePost(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpGatewayParts,
): Promise<void> {
  const read = await readMessage(request, parts.settings.limits.requestBytes);
  if (!read.ok) return replyError(response, read.status, read.reason, read);
  const session = sessionOf(request, response, read.message, parts);
  if (session === null) return;
  try {
    await handleMessage(read, session, request, response, parts);
  } finally {
    if (!session.isTakenIn) await parts.sessions.end(session, true);
  }
}

async function handleMessage(
  { message, text }: Pick<MessageExchange, 'message' | 'text'>,
  session: HttpSession,
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpGatewayParts,
): Promise<void> {
  const headers = headersForServer(request.headers, parts.settings, session.upstreamId);
  const enforcing = session.enforcerFor(bearerToken(headers));
  if (!enforcing.ok) return replyError(response, 500, enforcing.problems.join(' '), { id: requestId(message) });
  const { enforcer } = enforcing;
  await whileOpen(session, headers, parts, () =>
    take({ message, text, response, session, headers, enforcer, hangUp: new AbortController(), parts }),
  );
}

/** The session that a message belongs to, or a new one. Null: it is answered already. */
function sessionOf(
  request: IncomingMessage,
  response: ServerResponse,
  message: Message,
  { sessions }: HttpGatewayParts,
): HttpSession | null {
  const requested = requestedSession(request, sessions);
  if (requested.kind === 'found') return requested.session;
  const id = requestId(message);
  if (requested.kind === 'unknown' || !('method' in message) || message.method !== 'initialize') {
    replyError(response, requested.status, requested.reason, { id, code: requested.code });
    return null;
  }
  const session = sessions.start();
  if (session === null) replyError(response, 503, 'Too many sessions are open.', { id });
  return session;
}

async function take(exchange: MessageExchange): Promise<void> {
  const { message, response, session, enforcer } = exchange;
  if (session.approvals?.takes(message) === true) return replyText(response, 202, '');
  if (isAwaitedElsewhere(exchange)) {
    return replyError(response, 400, ID_IS_TAKEN, { id: requestId(message), code: INVALID_REQUEST });
  }
  const step = enforcer.fromClient(message);
  if ('method' in message && message.method === 'notifications/cancelled') forget(message, exchange);
  if (step.kind === 'forward') return await forward(exchange);
  if (step.kind === 'ask') return await askFirst(exchange, step);
  if (step.kind === 'drop') return replyText(response, 202, '');
  replyJson(response, requestId(message) === null ? 400 : 200, step.message);
}

/** The server could answer a call with what it answers another request of this id, and an error would give the call's use back. */
function isAwaitedElsewhere({ message, session, enforcer }: MessageExchange): boolean {
  const id = requestId(message);
  const decider = id === null ? undefined : session.awaited.get(id);
  return decider !== undefined && decider !== enforcer;
}

const ID_IS_TAKEN = 'A request with this id is not answered yet.';

/** What is cancelled is answered no more. Whoever has decided on it has to know: some servers answer it with an error all the same. */
function forget(message: Message, { session: { awaited }, enforcer }: MessageExchange): void {
  const params = 'params' in message ? message.params : undefined;
  const id: unknown = params !== undefined && 'requestId' in params ? params.requestId : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return;
  const decider = awaited.get(id);
  if (decider !== undefined && decider !== enforcer) decider.fromClient(message);
  awaited.delete(id);
}
