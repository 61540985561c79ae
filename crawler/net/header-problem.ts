/** Headers that belong to the connection or to the client: a configuration that sets one breaks the request. */
const NOT_OURS: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'mcp-session-id',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
/** Visible characters, spaces and tabs; more than latin1 cannot be sent. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8192}$/;

/** Why a header cannot be sent, completing "the header X …"; null where it can. The value is not repeated. */
export function headerProblem(name: string, value: string): string | null {
  if (!TOKEN.test(name)) return 'has a name that no header can have';
  if (isSetByClient(name)) return 'is set by the client itself';
  return VALUE.test(value) ? null : 'has a value with characters that cannot be sent, or a very long one';
}

/** True for a header that is not sent though a configuration names it, and need not be. */
export function isSetByClient(name: string): boolean {
  return NOT_OURS.includes(name.toLowerCase());
}
