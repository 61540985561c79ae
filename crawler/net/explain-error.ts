import { type FetchError, type FetchProblemKind, fetchError, fetchProblemOf } from './fetch-problem.ts';

/** An error of the socket, of TLS, of the HTTP parser or of an unpacker as one with a problem that a person can read. */
export function explainError(error: unknown): FetchError {
  const known = fetchProblemOf(error);
  if (known) return fetchError(known.kind, known.detail, error);
  const code = codeOf(error);
  const row = EXPLAINED.find(([pattern]) => pattern.test(code));
  if (row) return fetchError(row[1], row[2], error);
  const message = error instanceof Error ? error.message : String(error);
  return fetchError('unreachable', `the connection failed (${code || message.slice(0, 200)})`, error);
}

/** Node tries several addresses of one host and puts what each said into one error. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  // undici's, which has a code for some mistakes only.
  if (error.name === 'HTTPParserError') return 'HPE_';
  return codeOf(error.cause);
}

const EXPLAINED: readonly (readonly [RegExp, FetchProblemKind, string])[] = [
  [/^ECONNREFUSED$/, 'unreachable', 'it refuses the connection'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'broken-off', 'it closed the connection'],
  [/^EHOSTUNREACH$/, 'unreachable', 'there is no way to its address from here'],
  [/^(ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EAI_AGAIN)$/, 'no-network', 'this machine reaches no network'],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'timeout', 'it takes no connection in time'],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'timeout', 'it took the request and began no answer in time'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'timeout', 'it fell silent in the middle of its answer'],
  [/^(UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/, 'too-large', "its answer's headers are too large"],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, 'bad-response', 'its answer has not the length that it states'],
  [/^HPE_/, 'bad-response', 'its answer is not HTTP'],
  [/^(Z_|ERR_(_|BROTLI|ZSTD)|ZSTD_)/, 'bad-response', 'it packs its answer in a way that cannot be unpacked'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'tls', 'its certificate is not valid yet'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'tls', 'its certificate is signed by nobody we know'],
  [/^UNABLE_TO_(GET_ISSUER_CERT|VERIFY_LEAF_SIGNATURE)/, 'tls', 'its certificate is signed by nobody we know'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls', 'its certificate is for another host'],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO|CERT_|UNABLE_TO_)/, 'tls', 'no secure connection comes about (TLS)'],
];
