import { fetchWithinOrigin, unfollowedRedirect } from '@modelcontextprotocol/sdk/shared/transport.js';
import { Agent, EnvHttpProxyAgent, fetch } from 'undici';
import { isLoopback } from './upstream-address.ts';

export interface UpstreamRequest {
  readonly method: 'POST' | 'GET' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export type UpstreamAnswer =
  | { readonly ok: true; readonly response: Response }
  /** For people: the server could not be reached, or sends elsewhere. */
  | { readonly ok: false; readonly reason: string };

/** The server that the gateway stands before. */
export interface Upstream {
  /** Never rejects; an aborted request is one that could not be made. */
  send(request: UpstreamRequest): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

/**
 * Opens the way to the server at `url`, through the proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`) unless it is on this machine. There
 * is no time limit on an answer: how long a call may take is the client's to say. Redirects are followed within the origin alone, since the
 * client's login goes along.
 */
export function openUpstream(url: URL): Upstream {
  const limits = { headersTimeout: 0, bodyTimeout: 0 };
  const dispatcher = isLoopback(url) ? new Agent(limits) : new EnvHttpProxyAgent(limits);
  const send = fetchWithinOrigin((to, init) => asGlobal(fetch(to, { ...init, dispatcher } as FetchInit)));
  return {
    async send(request) {
      try {
        const response = await send(url, request);
        const elsewhere = unfollowedRedirect(response, url);
        if (elsewhere === undefined) return { ok: true, response };
        await response.body?.cancel();
        return { ok: false, reason: `${elsewhere}. If that is the server's address, start the gateway with it.` };
      } catch (error) {
        // The path and the query may hold a login, which the client need not have.
        return { ok: false, reason: `The MCP server at ${url.origin} cannot be reached: ${explain(error)}` };
      }
    },
    close: () => dispatcher.destroy(),
  };
}

type FetchInit = NonNullable<Parameters<typeof fetch>[1]>;

/** The package's own fetch goes with its own dispatcher; its types are Node's under other names. */
function asGlobal(response: ReturnType<typeof fetch>): Promise<Response> {
  return response as unknown as Promise<Response>;
}

/** `fetch failed` says nothing; what failed is behind it, and behind several addresses once more. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof AggregateError) return error.cause.errors.map(explain).join('; ');
  return error.cause instanceof Error ? explain(error.cause) : error.message;
}
