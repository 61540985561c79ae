import type { ServerResponse } from 'node:http';
import { errorAnswer } from '../answers.ts';
import type { ClientStep, Enforcer, Message, RequestId } from '../types.ts';
import { messageEvent, type Pass } from './event-stream.ts';
import { SESSION_HEADER, sessionHeader } from './headers.ts';
import { requestId } from './read-message.ts';
import { failRequest, type Relayed, relayAnswer, relayIntoEvents } from './relay-answer.ts';
import { beginEvents, replyJson, TRANSPORT_ERROR, writeEvents } from './reply.ts';
import type { HttpGatewayParts, HttpSession } from './types.ts';
import type { UpstreamAnswer, UpstreamRequest } from './upstream.ts';

/** One request of the client over HTTP, and what it belongs to. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly session: HttpSession;
  readonly enforcer: Enforcer;
  /** As the server gets them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the request to the server, whatever it still sends. */
  readonly hangUp: AbortController;
  readonly parts: HttpGatewayParts;
}

/** An exchange about one message. */
export interface MessageExchange extends Exchange {
  readonly message: Message;
  /** As it is forwarded. */
  readonly text: string;
}

/** Forwards a message that may pass, and relays what the server answers. */
export async function forward(exchange: MessageExchange): Promise<void> {
  const { text, session } = exchange;
  const id = expectAnswer(exchange);
  const sent = await sendOn(exchange, { method: 'POST', body: text });
  if (!sent.ok) return replyFailure(sent.reason, id, exchange);
  if (!session.isTakenIn && sent.response.ok) takeIn(sent.response, session);
  const mayResume = await relayAnswer(sent.response, relayedOf(exchange, id));
  if (!mayResume) giveUp(id, exchange);
  await endIfLost(sent.response, exchange);
}

/** Asks a person on the stream of the call's own answer, and forwards the call or answers it. */
export async function askFirst(exchange: MessageExchange, step: Extract<ClientStep, { kind: 'ask' }>): Promise<void> {
  const { text, response, session } = exchange;
  beginEvents(response, 200, sessionHeader(session.id));
  const next = step.answered(await askPerson(exchange, step));
  if (next.kind === 'answer') await writeEvents(response, messageEvent(next.message));
  if (next.kind !== 'forward') return void response.end();
  const id = expectAnswer(exchange);
  const sent = await sendOn(exchange, { method: 'POST', body: text });
  const relayed = relayedOf(exchange, id);
  const mayResume = await relayIntoEvents(sent, relayed);
  if (!mayResume) giveUp(id, exchange);
  if (sent.ok) await endIfLost(sent.response, exchange);
}

/** Sends to the server until the client goes, or the session ends. */
export function sendOn(
  { response, session, headers, hangUp, parts }: Exchange,
  request: Pick<UpstreamRequest, 'method' | 'body'>,
): Promise<UpstreamAnswer> {
  const signal = AbortSignal.any([closed(response), session.ended, hangUp.signal]);
  const written = request.body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
  return parts.upstream.send({ ...request, headers: written, signal });
}

/** What is relayed of the answer to the request `id`, or of messages that answer none. */
export function relayedOf(exchange: Exchange, id: RequestId | null): Relayed {
  const { response, session, hangUp, parts } = exchange;
  const pass: Pass = (message) => {
    session.approvals?.sees?.(message);
    return takeDecider(message, exchange).fromServer(message);
  };
  const isAwaited = () => id !== null && !response.destroyed && !session.ended.aborted && session.awaited.has(id);
  const keepUse = () => void (id !== null && session.awaited.get(id)?.fromClient(cancelled(id)));
  const { answerBytes: maxBytes } = parts.settings.limits;
  // A client that is refused would name the session when it comes back with a login, and be refused for that.
  const named = session.isTakenIn ? session.id : null;
  return { response, id, session: named, pass, isAwaited, keepUse, hangUp: () => hangUp.abort(), maxBytes };
}

/** The server knows the session no more: the client is told by the same 404, and initializes another. */
export async function endIfLost({ status }: Response, { session, parts }: Exchange): Promise<void> {
  if (status === 404 && session.upstreamId !== null) await parts.sessions.end(session, true);
}

function takeIn({ headers }: Response, session: HttpSession): void {
  session.upstreamId = headers.get(SESSION_HEADER);
  session.isTakenIn = true;
}

/** An answer is for whoever has decided on the request: it may come on another stream, opened with another token. */
function takeDecider(message: Message, { session, enforcer }: Exchange): Enforcer {
  if ('method' in message || message.id === undefined) return enforcer;
  const decider = session.awaited.get(message.id);
  session.awaited.delete(message.id);
  return decider ?? enforcer;
}

function expectAnswer({ message, session, enforcer }: MessageExchange): RequestId | null {
  const id = requestId(message);
  if (id !== null) session.awaited.set(id, enforcer);
  return id;
}

function replyFailure(reason: string, id: RequestId | null, exchange: Exchange): void {
  const failure = failRequest(reason, relayedOf(exchange, id));
  replyJson(exchange.response, 502, failure ?? errorAnswer(id, TRANSPORT_ERROR, reason));
  giveUp(id, exchange);
}

/** The client is gone before the answer came, and cannot come back for it: the call stays counted, as a cancelled one does. */
function giveUp(id: RequestId | null, { session, enforcer }: Exchange): void {
  if (id === null || !session.awaited.delete(id)) return;
  enforcer.fromClient(cancelled(id));
}

function cancelled(id: RequestId): Message {
  return { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: id } };
}

async function askPerson(
  { message, response, session }: MessageExchange,
  { question }: Extract<ClientStep, { kind: 'ask' }>,
) {
  const id = requestId(message);
  if (session.approvals === null || id === null) return 'unavailable' as const;
  session.outlets.set(id, (asked) => void writeEvents(response, messageEvent(asked)));
  const signal = AbortSignal.any([question.signal, closed(response), session.ended]);
  const answer = await session.approvals.ask({ ...question, signal }, id);
  session.outlets.delete(id);
  return answer;
}

function closed(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  else response.once('close', () => controller.abort());
  return controller.signal;
}
