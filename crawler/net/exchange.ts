import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { openBody } from './answer-body.ts';
import { fetchError } from './fetch-problem.ts';
import type { Meters } from './meter.ts';
import type { Pins } from './pins.ts';
import { authorizationOf } from './request-url.ts';
import type { Watch } from './watch.ts';

export interface Exchange {
  readonly pins: Pins;
  readonly agent: Dispatcher;
  readonly meters: Meters;
}

/** One answer whose body has not been read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readable;
}

/** What is asked of every address that the redirects of one call lead to. */
export interface Question {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array | null;
  readonly redirect: RequestInit['redirect'];
}

/** The question that a call of `fetch` puts, with the URL's `user:password@` as a header. */
export function toQuestion(url: URL, init: RequestInit): Question {
  const headers = new Headers(init.headers);
  const authorization = authorizationOf(url);
  if (authorization !== null && !headers.has('authorization')) headers.set('authorization', authorization);
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'gzip, br');
  const method = (init.method ?? 'GET').toUpperCase();
  return { method, headers, body: requestBody(init.body), redirect: init.redirect };
}

/** Sends one request to a host that is pinned first. */
export async function exchange(client: Exchange, url: URL, question: Question, watch: Watch): Promise<Answer> {
  await watch.orAborted(client.pins.pin(url.hostname));
  client.meters.countRequest();
  const { statusCode, headers, body } = await request(url, {
    dispatcher: client.agent,
    method: question.method,
    headers: Object.fromEntries(question.headers),
    body: question.body,
    signal: watch.signal,
  });
  return { status: statusCode, headers: toHeaders(headers), body };
}

function requestBody(body: RequestInit['body']): string | Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('A safe fetch sends text or bytes only');
}

function toHeaders(received: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  return headers;
}

/** Statuses whose answers have no body; `Response` insists on it. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/** The answer as `fetch` gives it, its body unpacked, measured and watched to its end. */
export function toResponse(
  client: Exchange,
  answer: Answer,
  { url, isRedirected, watch }: { readonly url: URL; readonly isRedirected: boolean; readonly watch: Watch },
): Response {
  const { status, headers } = answer;
  if (status < 200 || status > 599) throw fetchError('bad-response', `it answers with status ${status}`);
  const body = WITHOUT_BODY.includes(status) ? nothing(answer, watch) : readable(client, answer, watch);
  const response = new Response(body, { status, headers });
  return Object.defineProperties(response, {
    url: { value: url.href },
    redirected: { value: isRedirected },
  });
}

/** A body that there must not be is not read either. */
function nothing({ body }: Answer, watch: Watch): null {
  watch.end();
  body.on('error', () => {}).destroy();
  return null;
}

function readable(client: Exchange, { headers, body }: Answer, watch: Watch): ReadableStream<Uint8Array> {
  const stream = openBody(body, headers.get('content-encoding') ?? '', client.meters.openBodyMeter(), (error) => {
    if (error) watch.fail(error);
    else watch.end();
  });
  // They speak of the packed body.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return stream;
}
