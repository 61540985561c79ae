const KIB = 1024;
const MIB = 1024 * KIB;

/** What one answer, and all answers of one client together, may cost. Times in milliseconds, sizes in bytes. */
export interface FetchLimits {
  /** From the call to the last byte of the body, redirects included. */
  readonly ms: number;
  /** Until the connection, TLS included, is open. */
  readonly connectMs: number;
  /** From the request until the headers are complete. */
  readonly headersMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** One body as it is sent. */
  readonly bytes: number;
  /** One body as it is read. */
  readonly decompressedBytes: number;
  /** All bodies of this client together, as they are read. */
  readonly totalBytes: number;
  /** The headers of one answer. */
  readonly headerBytes: number;
  readonly redirects: number;
}

export const DEFAULT_FETCH_LIMITS: FetchLimits = {
  ms: 30_000,
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 20_000,
  bytes: 8 * MIB,
  decompressedBytes: 32 * MIB,
  totalBytes: Number.POSITIVE_INFINITY,
  // Node's own default is 16 KiB; the content security policies of real sites come close to it.
  headerBytes: 64 * KIB,
  // As the MCP SDK has it.
  redirects: 5,
};
