/** What can go wrong between us and a host, whatever the host speaks. */
export const FETCH_PROBLEM_KINDS = [
  /** Not http(s), a port that is no web server's, or no URL at all. */
  'bad-url',
  /** The host, or one of its addresses, is not on the public internet. */
  'unsafe-address',
  /** The name does not exist. */
  'no-such-host',
  /** Nothing takes the connection. */
  'unreachable',
  /** This machine reaches no network or no name server: nothing is said about the host. */
  'no-network',
  /** The connection ended in the middle. */
  'broken-off',
  /** The certificate or the handshake is at fault. */
  'tls',
  'timeout',
  'too-large',
  /** A redirect to another origin, which is not followed. */
  'bad-redirect',
  /** Not HTTP as the standard has it, redirects without end, or packed in a way that cannot be unpacked. */
  'bad-response',
] as const;
export type FetchProblemKind = (typeof FETCH_PROBLEM_KINDS)[number];

export interface FetchProblem {
  readonly kind: FetchProblemKind;
  /** One line for people, without values of headers and without the path of the URL. May hold words of the other side. */
  readonly detail: string;
}

/** The error that a safe fetch, or the body of its answer, rejects with. */
export interface FetchError extends Error {
  readonly problem: FetchProblem;
}

export function fetchError(kind: FetchProblemKind, detail: string, cause?: unknown): FetchError {
  return Object.assign(new Error(detail, { cause }), { problem: { kind, detail } });
}

/** The problem that this error, or one that it was caused by, carries; null for any other error. */
export function fetchProblemOf(error: unknown): FetchProblem | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1)
    if ('problem' in at) return (at as FetchError).problem;
  return null;
}
