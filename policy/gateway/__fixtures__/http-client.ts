import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** The SDK's transport, and when its stream for what answers nothing is open. */
export function openHttpClient(url: string, headers: Record<string, string> = {}) {
  const { promise: isListening, resolve } = Promise.withResolvers<void>();
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers },
    fetch: async (to, init) => {
      const response = await fetch(to, init);
      if (init?.method === 'GET') resolve();
      return response;
    },
  });
  return { transport, isListening };
}
