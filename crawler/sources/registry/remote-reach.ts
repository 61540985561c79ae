import { fillInput, fillTemplate } from './fill-input.ts';
import type { ReachRead } from './package-reach.ts';
import type { RegistryRemote } from './schema.ts';

/** How a remote of an entry is reached: its address and headers with what is required of them filled in. */
export function remoteReach(remote: RegistryRemote): ReachRead {
  const transport = TRANSPORTS.get(remote.type);
  if (transport === undefined) return no(`a remote speaks ${remote.type}, which is not known`);
  const filled = fillTemplate(remote.url, { variables: remote.variables, isRequired: true });
  const url = filled === null ? null : addressOf(filled.value);
  if (url === null) return no(`a remote has an address that is none: ${remote.url.slice(0, 100)}`);
  return { ok: true, reach: { kind: 'remote', url, transport, ...headersOf(remote) } };
}

const TRANSPORTS: ReadonlyMap<string, 'streamable-http' | 'sse'> = new Map([
  ['streamable-http', 'streamable-http'],
  // Before the protocol had settled on a name.
  ['streamable', 'streamable-http'],
  ['http', 'streamable-http'],
  ['sse', 'sse'],
]);

function no(problem: string): ReachRead {
  return { ok: false, problem };
}

/** Null where a variable is left that the entry does not define, or the address is not one of the web. A login in it is dropped. */
function addressOf(text: string): string | null {
  if (/[{}\s]/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

function headersOf(remote: RegistryRemote): {
  readonly headers: Readonly<Record<string, string>>;
  readonly placeholders?: readonly string[];
} {
  const headers = new Map<string, string>();
  const placeholders = new Set<string>();
  for (const header of remote.headers.items) {
    const filled = isSafeHeader(header.name) ? fillInput(header.name, header) : null;
    if (filled === null || !VALUE.test(filled.value)) continue;
    headers.set(header.name, filled.value);
    if (filled.isPlaceholder) placeholders.add(header.name);
  }
  return {
    headers: Object.fromEntries(headers),
    ...(placeholders.size > 0 && { placeholders: [...placeholders].toSorted() }),
  };
}

/** RFC 9110, section 5.5, in ASCII: what every HTTP client takes. */
const VALUE = /^[\t\x20-\x7e]*$/;

/** A token of RFC 9110 that is not one of the client's own: those decide how the message is framed, sent on and answered. */
function isSafeHeader(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name) && !OWN_HEADER.test(name);
}

const OWN_HEADER =
  /^(?:host|connection|keep-alive|content-.*|transfer-encoding|te|trailer|upgrade|expect|accept(?:-encoding)?|cookie2?|proxy-.*|sec-.*|mcp-.*|last-event-id|forwarded|x-forwarded-.*|__proto__)$/i;
