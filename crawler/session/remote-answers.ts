import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { fetchProblemOf } from '../net/fetch-problem.ts';
import { describeRefusal } from './remote-refusal.ts';
import type { RemoteJob, SessionEnd } from './report.ts';

/** How a session ends; a promise of it counts as the end at once. */
export type End = (how: SessionEnd | Promise<SessionEnd>) => void;

/** What stands between the SDK's transports and the network: it sees every answer, and ends the session where one is not to be gone on with. */
export interface Answers {
  readonly streamable: FetchLike;
  readonly sse: FetchLike;
  /** How the first request was refused, where that is how an old server would: it may be asked by SSE. Null otherwise. */
  oldRefusal(): Promise<SessionEnd> | null;
}

/** "Backwards Compatibility" of the protocol's transports: what a server that knows SSE alone answers to a POST. */
const OLD_FASHIONED: readonly number[] = [400, 404, 405];
const READABLE: readonly string[] = ['application/json', 'text/event-stream'];
const CLOSED: SessionEnd = { kind: 'closed', what: 'closed its stream of events before it had listed its tools' };
const UNANSWERED: SessionEnd = { kind: 'bad-protocol', what: 'ended its answer without answering what it was asked' };
/** What a body that has ended still has in the SDK's parsers comes out within this. */
const DRAIN_MS = 250;
/** Per page, beside the handshake and what the server asks: more are reconnections without end. */
const REQUESTS_PER_PAGE = 3;
const REQUESTS_BESIDE = 50;

/** What has been asked and not been answered. */
export interface Waiting {
  /** Ids of requests as text: servers hand numbers back as text. */
  readonly ids: Set<string>;
  /** The server gave its events ids: an answer that breaks off may be taken up again. */
  isResumable: boolean;
}

/**
 * Watches the answers of one session. What it ends the session with never settles for the SDK, which would tell it in its own way.
 */
export function watchAnswers(fetch: FetchLike, { remote, limits }: RemoteJob, waiting: Waiting, end: End): Answers {
  const url = new URL(remote.url);
  let requests = 0;
  let isAnswered = false;
  let first: Promise<SessionEnd> | null = null;
  const refuse = (how: SessionEnd | Promise<SessionEnd>) => {
    end(how);
    return never();
  };
  const describe = (response: Response) => describeRefusal(response, { url, fetch, isSessionOpen: isAnswered });
  const ask: FetchLike = async (to, init) => {
    requests += 1;
    if (requests > limits.pages * REQUESTS_PER_PAGE + REQUESTS_BESIDE)
      return refuse({ kind: 'bad-protocol', what: 'breaks off and takes up the connection without end' });
    try {
      // The safe fetch follows redirects by the SDK's own rule, and says what is wrong with one.
      return await fetch(to, { ...init, redirect: 'follow' });
    } catch (error) {
      // The session has ended with it already.
      if (fetchProblemOf(error)) return never();
      throw error;
    }
  };
  return {
    oldRefusal: () => first,
    async streamable(to, init) {
      if (isUnaskedFor(init)) return new Response(null, { status: 405 });
      const response = await ask(to, init);
      if (!response.ok && !isAnswered && remote.transport === 'auto' && OLD_FASHIONED.includes(response.status)) {
        first = describe(response);
        return new Response(null, { status: response.status });
      }
      if (!response.ok) return refuse(describe(response));
      isAnswered = true;
      const id = requestIdOf(init);
      if (id === null || response.status === 202) return response;
      if (!READABLE.includes(typeOf(response)))
        return refuse(wrongType(response, 'neither JSON nor a stream of events'));
      return withEnd(response, () => {
        if (waiting.ids.has(id) && !waiting.isResumable) end(UNANSWERED);
      });
    },
    async sse(to, init) {
      const response = await ask(to, init);
      const isStream = init?.method === undefined || init.method === 'GET';
      if (!response.ok) return refuse(mostTelling(first, describe(response)));
      if (!isStream) return response;
      isAnswered = true;
      if (typeOf(response) !== 'text/event-stream')
        return refuse(first ?? wrongType(response, 'not with a stream of events'));
      return withEnd(response, () => end(CLOSED));
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => {});
}

/** The SDK opens a stream for what the server may want to say. We asked for no such thing; only an answer that broke off is taken up again. */
function isUnaskedFor(init: RequestInit | undefined): boolean {
  return init?.method === 'GET' && !new Headers(init.headers).has('last-event-id');
}

function requestIdOf(init: RequestInit | undefined): string | null {
  if (init?.method !== 'POST' || typeof init.body !== 'string') return null;
  // Written by the SDK: a message of ours.
  const message = JSON.parse(init.body) as { readonly method?: string; readonly id?: number | string };
  return message.method === undefined || message.id === undefined ? null : String(message.id);
}

/** The same answer; `onEnd` hears when its body has ended well and what it held has come out of the SDK's parsers. */
function withEnd(response: Response, onEnd: () => void): Response {
  const watched = new TransformStream<Uint8Array, Uint8Array>({ flush: () => void setTimeout(onEnd, DRAIN_MS) });
  const { status, headers } = response;
  return new Response(response.body?.pipeThrough(watched) ?? null, { status, headers });
}

function typeOf({ headers }: Response): string {
  const [type = ''] = (headers.get('content-type') ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

function wrongType(response: Response, but: string): SessionEnd {
  response.body?.cancel().catch(() => {});
  const type = typeOf(response).slice(0, 80);
  return { kind: 'bad-protocol', what: `answers with ${type === '' ? 'no content type' : type}, ${but}` };
}

/** Of two refusals the first is that of the transport of today; the second counts where it says how to be let in. */
async function mostTelling(first: Promise<SessionEnd> | null, second: Promise<SessionEnd>): Promise<SessionEnd> {
  const last = await second;
  const isAboutSigningIn = last.kind === 'refused-http' && (last.status === 401 || last.status === 403);
  return isAboutSigningIn || first === null ? last : first;
}
