import type { ServerResponse } from 'node:http';
import { errorAnswer } from '../answers.ts';
import type { Message, RequestId } from '../types.ts';
import { type EventsEnd, messageEvent, type Pass, passEvents } from './event-stream.ts';
import { headersForClient } from './headers.ts';
import { passText } from './pass-text.ts';
import { readBody } from './read-body.ts';
import { beginEvents, EVENT_STREAM, replyError, replyJson, replyText, TRANSPORT_ERROR, writeEvents } from './reply.ts';
import type { UpstreamAnswer } from './upstream.ts';

export interface Relayed {
  readonly response: ServerResponse;
  /** The request that is answered; null where the messages answer none. */
  readonly id: RequestId | null;
  /** Ours; null for none. */
  readonly session: string | null;
  readonly pass: Pass;
  /** Whether the client still waits for the answer to its request. */
  readonly isAwaited: () => boolean;
  /** The call keeps its use of the limits, whatever becomes of its answer. */
  readonly keepUse: () => void;
  /** Ends the server's answer. */
  readonly hangUp: () => void;
  /** Of one message. */
  readonly maxBytes: number;
}

/** Passes a server's answer to the client: status, headers, every message. Returns whether the client can come back for the rest of it. */
export async function relayAnswer(answer: Response, relayed: Relayed): Promise<boolean> {
  const { response, session, id } = relayed;
  const headers = headersForClient(answer.headers, session);
  if (isEvents(answer)) {
    beginEvents(response, answer.status, headers);
    return await relayEvents(answer.body, relayed);
  }
  const read = await readAnswer(answer, relayed);
  if (!read.ok) {
    if (answer.ok) relayed.keepUse();
    const failure = failRequest(read.problem, relayed);
    if (failure === null) replyError(response, 502, read.problem, { id });
    else replyJson(response, 502, failure);
    return false;
  }
  // A refusal without a message answers the request all the same.
  if (!answer.ok) failRequest(read.text, relayed);
  replyText(response, answer.status, read.text, headers);
  return false;
}

/** The same into an answer that has begun as a stream of events, where a refusal is a message too. */
export async function relayIntoEvents(sent: UpstreamAnswer, relayed: Relayed): Promise<boolean> {
  if (sent.ok && isEvents(sent.response)) return await relayEvents(sent.response.body, relayed);
  const read = sent.ok ? await readAnswer(sent.response, relayed) : { ok: false as const, problem: sent.reason };
  if (sent.ok && sent.response.ok && !read.ok) relayed.keepUse();
  if (!read.ok) await writeFailure(read.problem, relayed);
  else if (sent.ok && !sent.response.ok) await writeFailure(refusalText(sent.response, read.text), relayed);
  else await writeEvents(relayed.response, `event: message\ndata: ${read.text.replaceAll(/[\r\n]+/g, ' ')}\n\n`);
  relayed.response.end();
  return false;
}

type Events = Response & { readonly body: NonNullable<Response['body']> };

function isEvents(answer: Response): answer is Events {
  const type = answer.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return answer.ok && answer.body !== null && type === EVENT_STREAM;
}

/**
 * A stream that ends for good without the answer that is awaited has failed. A server that has begun to answer may have done the call, and a
 * client could ask for answers that are too large: such a call counts.
 */
async function relayEvents(body: AsyncIterable<Uint8Array>, relayed: Relayed): Promise<boolean> {
  const { isResumable, problem } = await writeAll(passEvents(body, relayed.pass, relayed.maxBytes), relayed);
  if (relayed.isAwaited() && !isResumable) {
    relayed.keepUse();
    await writeFailure(problem === null ? ENDED : `${BROKE_OFF} ${problem}`, relayed);
  }
  relayed.response.end();
  return isResumable;
}

async function writeAll(events: AsyncGenerator<string, EventsEnd>, relayed: Relayed): Promise<EventsEnd> {
  let late: NodeJS.Timeout | undefined;
  let next = await events.next();
  while (next.done !== true) {
    await writeEvents(relayed.response, next.value);
    if (relayed.id !== null && !relayed.isAwaited()) late ??= setTimeout(relayed.hangUp, LATE_MS);
    next = await events.next();
  }
  clearTimeout(late);
  return next.value;
}

/** A server should end the stream of an answered request, but not all do. Cutting it at once would cost its connection. */
const LATE_MS = 1_000;
const ENDED = 'The MCP server ended its answer before it had answered.';
const BROKE_OFF = "The MCP server's answer broke off:";

type ReadAnswer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** What answers a request is JSON that answers it. What refuses one may be a page or a line; what accepts a notification is nothing. */
async function readAnswer(answer: Response, relayed: Relayed): Promise<ReadAnswer> {
  const { id, pass, isAwaited, maxBytes } = relayed;
  try {
    const text = answer.body === null ? '' : await readBody(answer.body, maxBytes);
    if (text === null) return { ok: false, problem: `The MCP server's answer is larger than ${maxBytes} bytes.` };
    if (!answer.ok && !looksLikeJson(text)) return { ok: true, text };
    const passed = passText(text, pass);
    if (answer.ok && id === null) return { ok: true, text: passed ?? '' };
    if (passed === null) return { ok: false, problem: `The MCP server's answer is no message: ${typeOf(answer)}.` };
    if (answer.ok && isAwaited()) return { ok: false, problem: "The MCP server's answer is for another request." };
    return { ok: true, text: passed };
  } catch (error) {
    return { ok: false, problem: `${BROKE_OFF} ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** By what stands in it, whatever the server calls it: a client may read JSON under any type. */
function looksLikeJson(text: string): boolean {
  return /^[\s\ufeff]*[[{]/.test(text);
}

function typeOf({ status, headers }: Response): string {
  return `status ${status}, ${headers.get('content-type') ?? 'no type'}`;
}

/** Long pages are not for an error's one sentence. */
const SHOWN_REFUSAL = 500;

function refusalText({ status, statusText }: Response, text: string): string {
  return `The MCP server refused the call: ${status} ${statusText} ${text.slice(0, SHOWN_REFUSAL)}`.trim();
}

async function writeFailure(reason: string, relayed: Relayed): Promise<void> {
  const message = failRequest(reason, relayed);
  if (message !== null) await writeEvents(relayed.response, messageEvent(message));
}

/**
 * The answer in place of the one that will not come; null where none is awaited. A client that hangs up makes its own request fail: that
 * must not give a call's use back, or any limit could be passed so.
 */
export function failRequest(reason: string, { id, pass, isAwaited }: Relayed): Message | null {
  return id !== null && isAwaited() ? pass(errorAnswer(id, TRANSPORT_ERROR, reason)) : null;
}
