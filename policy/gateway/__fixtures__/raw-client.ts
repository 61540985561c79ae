import { request } from 'node:http';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const HEADERS = {
  accept: 'application/json, text/event-stream',
  'content-type': 'application/json',
  'mcp-protocol-version': '2025-11-25',
};

export interface RawOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

/** One request, exactly as given; Node's own client, since fetch sets Host and Origin itself. Resolves when the answer has ended. */
export function ask(url: string, body: string | null, { method, headers = {}, path }: RawOptions = {}): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path ?? url, url),
      { method: method ?? (body === null ? 'GET' : 'POST'), headers: { ...HEADERS, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** Initializes a session by hand. Returns the header that names it. */
export async function initialize(
  url: string,
  capabilities: object = {},
  headers: Record<string, string> = {},
): Promise<Record<string, string>> {
  const params = { protocolVersion: '2025-11-25', capabilities, clientInfo: { name: 'raw', version: '1' } };
  const reply = await ask(url, JSON.stringify({ jsonrpc: '2.0', id: 'init', method: 'initialize', params }), {
    headers,
  });
  return { ...headers, 'mcp-session-id': String(reply.headers['mcp-session-id']) };
}

export function call(id: unknown, name: string, args: object = {}): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } });
}

/** The messages of a stream of events. */
export function messagesOf({ body }: RawReply): unknown[] {
  return Array.from(body.matchAll(/^data: (.+)$/gm), ([, data = '']) => JSON.parse(data));
}
