import { joinTexts, type MaskedText, plainText, textAfter } from '../../../secrets/masked-text.ts';
import type { Launch, Variables } from './types.ts';

/** Packages that only carry stdio to an address: the server is what stands there. By npm's or PyPI's name. */
const BRIDGES = new Set([
  'mcp-remote',
  'supergateway',
  'mcp-proxy',
  '@pyroprompts/mcp-stdio-to-streamable-http-adapter',
]);
/** Their options for the address, with the transport that they mean. */
const ADDRESS_OPTIONS: Readonly<Record<string, 'sse' | 'streamable-http' | 'auto'>> = {
  '--sse': 'sse',
  '--streamablehttp': 'streamable-http',
  '--streamable-http': 'streamable-http',
  '--url': 'auto',
};

/** A bridge to an address becomes the address itself, with the headers that the bridge would send. Anything else stays as it is. */
export function seeThroughBridge(launch: Launch): Launch {
  const name = launch.kind === 'npm' ? launch.package : launch.kind === 'foreign' ? launch.identifier : '';
  if ((launch.kind !== 'npm' && launch.kind !== 'foreign') || !BRIDGES.has(name)) return launch;
  const address = findAddress(launch.args);
  if (address === null) return launch;
  const headers = readHeaders(launch.args, name === 'mcp-proxy');
  const transport = statedTransport(launch.args) ?? address.transport;
  return { kind: 'remote', url: address.url, transport, headers };
}

interface Address {
  readonly url: MaskedText;
  readonly transport: 'sse' | 'streamable-http' | 'auto';
}

function findAddress(args: readonly MaskedText[]): Address | null {
  for (const [index, url] of args.entries()) {
    if (!/^https?:\/\//i.test(url.shown)) continue;
    const before = args[index - 1]?.shown.toLowerCase() ?? '';
    if (Object.hasOwn(ADDRESS_OPTIONS, before)) return { url, transport: ADDRESS_OPTIONS[before] ?? 'auto' };
    // The value of another option, such as a proxy's or a sign-in's address, is not the server's.
    if (!before.startsWith('--') || before === '--allow-http' || before === '--debug')
      return { url, transport: 'auto' };
  }
  return null;
}

function statedTransport(args: readonly MaskedText[]): 'sse' | 'streamable-http' | 'auto' | null {
  const index = args.findIndex(({ shown }) => shown === '--transport');
  const stated = index === -1 ? '' : (args[index + 1]?.shown ?? '');
  if (/^sse-only$|^sse$/.test(stated)) return 'sse';
  return /^http-only$|^streamable/.test(stated) ? 'streamable-http' : null;
}

/** `--header "Name: value"`; Python's mcp-proxy has `--headers Name value`. */
function readHeaders(args: readonly MaskedText[], isPair: boolean): Variables {
  const headers = new Map<string, MaskedText>();
  for (const [index, { shown }] of args.entries()) {
    const [next, after] = [args[index + 1], args[index + 2]];
    if (next === undefined) break;
    if (isPair && (shown === '--headers' || shown === '-H') && after) headers.set(next.shown, after);
    else if (shown === '--header' || shown === '--oauth2Bearer') addHeader(headers, shown, next);
  }
  return headers;
}

function addHeader(headers: Map<string, MaskedText>, option: string, text: MaskedText): void {
  if (option === '--oauth2Bearer') {
    headers.set('Authorization', joinTexts(plainText('Bearer '), text));
    return;
  }
  const colon = text.shown.indexOf(':');
  if (colon <= 0) return;
  const held = textAfter(text, colon + 1);
  headers.set(text.shown.slice(0, colon).trim(), { ...held, shown: held.shown.trim(), real: held.real.trim() });
}
