import { readFile } from 'node:fs/promises';
import { EnvHttpProxyAgent, fetch as fetchThrough } from 'undici';
import type { NpmSettings } from '../install/npm-settings.ts';
import { fetchProblemOf } from '../net/fetch-problem.ts';
import { openSafeFetch } from '../net/safe-fetch.ts';

/** npm's own default is five minutes and two further tries; a crawl of many packages cannot wait as long for one of them. */
const REQUEST_MS = 30_000;
/** No document is read further than this, whoever asks for it. */
const MAX_BYTES = 16 * 1024 * 1024;

export type RegistryAnswer =
  | { readonly ok: true; readonly status: number; readonly etag: string | null; readonly text: string }
  | { readonly ok: false; readonly problem: 'unreachable' | 'too-large'; readonly detail: string };

/** Asks the registry for one document: at most `maxBytes` of it are read. `path` is relative to the registry's address. */
export type AskRegistry = (
  path: string,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
) => Promise<RegistryAnswer>;

/**
 * Opens a client for the registry that npm is configured for, with its proxy and certificates. A registry of one's own may lie at a private
 * address. Logins and tokens are not used: what a crawl publishes must be what anybody can see.
 */
export async function openRegistry(settings: NpmSettings, signal?: AbortSignal): Promise<AskRegistry> {
  const get = await openFetch(settings);
  return async (path, headers, maxBytes) => {
    try {
      const timeout = AbortSignal.timeout(REQUEST_MS);
      const response = await get(new URL(path, settings.registry), {
        headers,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const text = await readWithin(response.body, maxBytes);
      if (text === null)
        return { ok: false, problem: 'too-large', detail: `its answer is larger than ${maxBytes} bytes` };
      return { ok: true, status: response.status, etag: response.headers.get('etag'), text };
    } catch (error) {
      signal?.throwIfAborted();
      return { ok: false, ...problemOf(error) };
    }
  };
}

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}
type Get = (url: URL, init: { headers: Readonly<Record<string, string>>; signal: AbortSignal }) => Promise<Answer>;

/** Clients by settings: many packages are asked for over a few connections. */
const CLIENTS = new Map<string, Promise<Get>>();

function openFetch(settings: NpmSettings): Promise<Get> {
  const id = JSON.stringify([settings.registry, settings.env]);
  const known = CLIENTS.get(id) ?? makeFetch(settings);
  CLIENTS.set(id, known);
  return known;
}

async function makeFetch({ env }: NpmSettings): Promise<Get> {
  const { npm_config_proxy: httpProxy, npm_config_https_proxy: httpsProxy, npm_config_noproxy: noProxy } = env;
  const tls = await tlsOf(env);
  if (!httpProxy && !httpsProxy && tls === null) {
    const { fetch } = openSafeFetch({ allowPrivate: true, limits: { bytes: MAX_BYTES, decompressedBytes: MAX_BYTES } });
    return async (url, init) => fetch(url, init);
  }
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: httpProxy ?? '',
    httpsProxy: httpsProxy ?? httpProxy ?? '',
    noProxy: noProxy ?? '',
    ...(tls && { connect: tls, requestTls: tls, proxyTls: tls }),
  });
  return async (url, init) => fetchThrough(url, { ...init, dispatcher });
}

/** Certificates and strictness as npm is told them; null where they are Node's own. */
async function tlsOf(env: NpmSettings['env']): Promise<{ ca?: string; rejectUnauthorized?: boolean } | null> {
  const { npm_config_cafile: file, npm_config_ca: inline } = env;
  const ca = inline ?? (file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined));
  const isLax = env.npm_config_strict_ssl === 'false';
  if (ca === undefined && !isLax) return null;
  return { ...(ca !== undefined && { ca }), ...(isLax && { rejectUnauthorized: false }) };
}

/** Null where there is more than that. */
async function readWithin(body: Answer['body'], maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function problemOf(error: unknown): { readonly problem: 'unreachable' | 'too-large'; readonly detail: string } {
  const known = fetchProblemOf(error);
  if (known !== null)
    return { problem: known.kind === 'too-large' ? 'too-large' : 'unreachable', detail: known.detail };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) return { problem: 'unreachable', detail: cause.message };
  return { problem: 'unreachable', detail: String(cause) };
}
