import { type FetchProblemKind, fetchProblemOf } from '../../net/fetch-problem.ts';
import { openSafeFetch } from '../../net/safe-fetch.ts';
import type { RegistryAnswer, RegistryFetch } from './ask.ts';
import { DEFAULT_WALK_LIMITS, type WalkLimits } from './limits.ts';

/** Problems of the question rather than of the way: the next try would meet them too. */
const LASTING: ReadonlySet<FetchProblemKind> = new Set([
  'bad-url',
  'unsafe-address',
  'no-such-host',
  'tls',
  'too-large',
  'bad-redirect',
]);

/**
 * Opens the client that registries are asked with. `isNamed` is true where a person wrote the address down: then it may be a private
 * one. Redirects never leave the registry's origin.
 */
export function openRegistryFetch(options: {
  readonly isNamed: boolean;
  readonly limits?: Partial<WalkLimits> | undefined;
}): { readonly fetch: RegistryFetch; close(): Promise<void> } {
  const { pageBytes, requestMs, redirects } = { ...DEFAULT_WALK_LIMITS, ...options.limits };
  const client = openSafeFetch({
    allowPrivate: options.isNamed,
    limits: { ms: requestMs, bytes: pageBytes, decompressedBytes: pageBytes, redirects },
  });
  return { fetch: (url, signal) => ask(client.fetch, url, signal), close: client.close };
}

async function ask(
  fetch: ReturnType<typeof openSafeFetch>['fetch'],
  url: string,
  signal: AbortSignal | undefined,
): Promise<RegistryAnswer> {
  try {
    const headers = { accept: 'application/json' };
    const answer = await fetch(url, { headers, ...(signal && { signal }) });
    const body = await answer.text();
    const { status } = answer;
    return { ok: true, status, date: answer.headers.get('date'), retryAfter: answer.headers.get('retry-after'), body };
  } catch (error) {
    signal?.throwIfAborted();
    const problem = fetchProblemOf(error);
    if (problem === null) throw error;
    return { ok: false, problem: `could not be asked: ${problem.detail}`, mayRetry: !LASTING.has(problem.kind) };
  }
}
