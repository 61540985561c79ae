import { Agent } from 'undici';
import { type Exchange, exchange, type Question, toQuestion, toResponse } from './exchange.ts';
import { DEFAULT_FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { type FetchProblem, fetchError } from './fetch-problem.ts';
import { openMeters } from './meter.ts';
import { openPins, type ResolveHost } from './pins.ts';
import { nextUrl } from './redirect.ts';
import { readUrl, withoutCredentials } from './request-url.ts';
import { startWatch, type Watch } from './watch.ts';
import { openWire } from './wire.ts';

const KEEP_ALIVE_MS = 1_000;

export interface SafeFetchOptions {
  /** Overrides of single limits. */
  readonly limits?: Partial<FetchLimits>;
  /** Asks private, loopback and link-local addresses too, and any port. Off unless a person says so. */
  readonly allowPrivate?: boolean;
  /** Ends everything under way; calls reject with its reason. */
  readonly signal?: AbortSignal;
  /** In place of the system's resolver. */
  readonly resolve?: ResolveHost;
  /** Hears of every problem, also of one in a body that nobody reads to its end. */
  readonly onProblem?: (problem: FetchProblem) => void;
}

export interface SafeFetch {
  /**
   * `fetch` for addresses of strangers. An answer of any status resolves; all else rejects with a `FetchError` (see `fetchProblemOf`) or
   * with the reason of a signal, and so does reading the body. Request bodies are text or bytes. Redirects are followed within the origin
   * alone; `redirect: 'manual'` hands them out.
   */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Closes all connections, also those under way. */
  close(): Promise<void>;
}

/**
 * Opens an HTTP client that resolves each host once, checks all its addresses, and connects to those and no others as long as it lives.
 * `user:password@` of a URL goes into a header. Variables such as HTTPS_PROXY are not honoured: a proxy would choose the address.
 */
export function openSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const limits = { ...DEFAULT_FETCH_LIMITS, ...options.limits };
  const pins = openPins(options);
  const meters = openMeters(limits);
  const connection = { allowH2: false, lookup: pins.lookup, timeout: limits.connectMs };
  const wire = openWire(connection, limits.headerBytes, meters.received);
  const agent = new Agent({
    allowH2: false,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    // A host that closes an idle connection while we send on it looks as if it broke off; most wait five seconds.
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    connect: wire.connect,
  });
  const { signal, onProblem, allowPrivate = false } = options;
  const client: Client = { limits, pins, agent, meters };
  return {
    async fetch(url, init = {}) {
      const watch = startWatch(limits.ms, [signal, init.signal], onProblem);
      try {
        const first = readUrl(url, allowPrivate);
        return await follow(client, first, toQuestion(first, init), watch);
      } catch (error) {
        throw watch.fail(error);
      }
    },
    close() {
      wire.close();
      return agent.destroy();
    },
  };
}

interface Client extends Exchange {
  readonly limits: FetchLimits;
}

async function follow(client: Client, first: URL, question: Question, watch: Watch): Promise<Response> {
  let url = withoutCredentials(first);
  for (let followed = 0; ; followed += 1) {
    const answer = await exchange(client, url, question, watch);
    const next = nextUrl(answer.status, answer.headers, url, question);
    if (next === null) return toResponse(client, answer, { url, isRedirected: followed > 0, watch });
    answer.body.on('error', () => {}).destroy();
    if (followed >= client.limits.redirects)
      throw fetchError('bad-response', `it redirects more than ${client.limits.redirects} times`);
    url = next;
  }
}
