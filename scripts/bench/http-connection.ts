import { Agent, type IncomingMessage, request } from 'node:http';

/** One MCP session over streamable HTTP: the least that speaks it, since what a client costs would be measured twice. */
export interface HttpConnection {
  /** The text of the answer. */
  call(name: string, args: object): Promise<string>;
  /** Opens the stream for what answers nothing. Resolves when it is open. */
  listen(): Promise<void>;
  close(): void;
}

export async function openHttpConnection(url: string, token: string | null): Promise<HttpConnection> {
  const agent = new Agent({ keepAlive: true });
  const headers: Record<string, string> = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  let id = 0;

  function send(method: string, body?: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      request(url, { method, headers, agent }, resolve).on('error', reject).end(body);
    });
  }
  async function ask(method: string, params: object): Promise<string> {
    id += 1;
    const response = await send('POST', JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    headers['mcp-session-id'] ??= String(response.headers['mcp-session-id']);
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    return text;
  }

  const clientInfo = { name: 'toolrisk-bench', version: '1' };
  await ask('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
  return {
    call: (name, args) => ask('tools/call', { name, arguments: args }),
    async listen() {
      const stream = await send('GET');
      stream.on('error', () => {}).resume();
    },
    close: () => agent.destroy(),
  };
}
