import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { HttpGatewaySettings } from './types.ts';

export const SESSION_HEADER = 'mcp-session-id';

/** What belongs to one connection and not to the message (RFC 9110, section 7.6.1). */
const OF_THE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** How the gateway is reached, and what it negotiates itself. Cookies are a browser's, which never comes in. */
const OF_OURS = ['host', 'origin', 'referer', 'cookie', 'expect', 'accept-encoding', SESSION_HEADER];

/** How a body is written, which the gateway does anew: a server that was told of UTF-7 would read another call than was decided on. */
const OF_THE_BODY = ['content-type', 'content-encoding', 'content-length', 'content-md5', 'digest', 'content-digest'];

/** Whether a header, by its name in lower case, is the gateway's own to set. */
export function isOwnHeader(name: string): boolean {
  return OWN.has(name);
}

const OWN: ReadonlySet<string> = new Set([...OF_THE_CONNECTION, ...OF_OURS, ...OF_THE_BODY]);

/** What the gateway decodes, and cookies for an address that is not the server's. */
const NOT_BACK = ['content-length', 'content-encoding', 'set-cookie', 'alt-svc', SESSION_HEADER];

/** The client's headers as the server gets them, its login among them unless that is for the gateway. Those of `--header` win. */
export function headersForServer(
  fromClient: IncomingHttpHeaders,
  { headers: given, clientToken }: Pick<HttpGatewaySettings, 'headers' | 'clientToken'>,
  upstreamSession: string | null,
): Record<string, string> {
  const forUs = clientToken === null ? [] : ['authorization'];
  const dropped = new Set([...OWN, ...forUs, ...namedIn(fromClient.connection)]);
  const kept = Object.entries(fromClient).flatMap(([name, value]) =>
    value === undefined || dropped.has(name) || name.startsWith('sec-')
      ? []
      : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  const session = upstreamSession === null ? [] : [[SESSION_HEADER, upstreamSession] as const];
  const own = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries([...kept, ...own, ...session]);
}

/** The server's headers as the client gets them: its session is one of ours. */
export function headersForClient(fromServer: Headers, session: string | null): OutgoingHttpHeaders {
  const dropped = new Set([...OF_THE_CONNECTION, ...NOT_BACK, ...namedIn(fromServer.get('connection'))]);
  const kept = [...fromServer].filter(([name]) => !dropped.has(name));
  return { ...Object.fromEntries(kept), ...sessionHeader(session) };
}

export function sessionHeader(session: string | null): OutgoingHttpHeaders {
  return session === null ? {} : { [SESSION_HEADER]: session };
}

/** The bearer token of a request that goes to the server; null where there is none. */
export function bearerToken(forServer: Readonly<Record<string, string>>): string | null {
  return /^Bearer +(\S+) *$/i.exec(forServer.authorization ?? '')?.[1] ?? null;
}

function namedIn(connection: string | null | undefined): string[] {
  return (connection ?? '').split(',').map((name) => name.trim().toLowerCase());
}
