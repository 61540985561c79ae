import { APIConnectionError, APIError } from 'openai';
import type { ModelReply } from '#classifier/llm/types.ts';
import { AnswerTooLarge } from './bounded-fetch.ts';
import { retryAfterMs } from './retry-after.ts';

/** An error of the package as a reply. `detailOf` makes a stranger's words fit to be shown. Everything else is a bug and is thrown again. */
export function readFailure(error: unknown, detailOf: (text: string) => string, now: Date): ModelReply {
  if (isTooLarge(error)) return { kind: 'bad-answer', detail: 'the answer is larger than we read', usage: null };
  if (error instanceof APIConnectionError) return unreachable(error, detailOf);
  if (error instanceof APIError && error.status !== undefined) return ofStatus(error, error.status, detailOf, now);
  if (error instanceof SyntaxError)
    return {
      kind: 'bad-answer',
      detail: 'the endpoint answered with something else than JSON: check OPENAI_BASE_URL',
      usage: null,
    };
  throw error;
}

function ofStatus(error: APIError, status: number, detailOf: (text: string) => string, now: Date): ModelReply {
  const said = detailOf(`HTTP ${status}: ${messageOf(error)}`);
  const wait = error.headers === undefined ? null : retryAfterMs(error.headers, now);
  if (isOutOfCredit(error, status))
    return { kind: 'no-access', detail: `the endpoint says that the credit is used up (${said})` };
  if (status === 401 || status === 403)
    return { kind: 'no-access', detail: `the endpoint refuses the key (HTTP ${status}): check OPENAI_API_KEY` };
  if (status === 404)
    return {
      kind: 'no-access',
      detail: `the endpoint does not know the model or the address (${said}): check TOOLRISK_MODEL and OPENAI_BASE_URL`,
    };
  if (status >= 300 && status < 400)
    return {
      kind: 'no-access',
      detail: `the endpoint sends to another address (HTTP ${status}), which we do not follow with a key: check OPENAI_BASE_URL`,
    };
  if (status === 429) return { kind: 'rate-limited', retryAfterMs: wait, detail: said };
  if (status >= 500 || TRY_AGAIN.includes(status)) return { kind: 'server-error', retryAfterMs: wait, detail: said };
  if (/content_filter|content_policy/.test(`${error.code} ${error.type}`))
    return { kind: 'refused', detail: 'a content filter held the request back', usage: null };
  return { kind: 'bad-request', detail: said };
}

/** Request timeout, conflict, too early. */
const TRY_AGAIN = [408, 409, 425];

/** 429 says both "slow down" and "you have no credit"; waiting helps with the first alone. */
function isOutOfCredit(error: APIError, status: number): boolean {
  return status === 402 || error.code === 'insufficient_quota' || error.type === 'insufficient_quota';
}

/** The package puts the status before what the body says. */
function messageOf(error: APIError): string {
  return error.message.replace(/^\d{3} /, '').replace(/ \(request ID: [^)]*\)$/, '');
}

function unreachable(error: APIConnectionError, detailOf: (text: string) => string): ModelReply {
  const codes = causesOf(error).map((cause) => ('code' in cause ? String(cause.code) : ''));
  const deepest = causesOf(error).at(-1)?.message ?? error.message;
  const mayHaveRun = !codes.some((code) => NEVER_CONNECTED.includes(code));
  const what = mayHaveRun ? 'the connection to the endpoint broke off' : 'the endpoint cannot be reached';
  return { kind: 'unreachable', detail: `${what} (${detailOf(deepest)})`, mayHaveRun };
}

const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && [error, ...causesOf(error)].some((one) => one instanceof AnswerTooLarge);
}

function causesOf(error: Error): Error[] {
  const causes: Error[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < 5; cause = cause.cause) causes.push(cause);
  return causes;
}
