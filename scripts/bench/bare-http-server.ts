import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** The least that answers calls over streamable HTTP by the SDK, for measuring what stands before it. Prints its port. */
const transports = new Map<string, StreamableHTTPServerTransport>();
const listening = createServer(async (request, response) => {
  const known = transports.get(String(request.headers['mcp-session-id']));
  if (known !== undefined) return void known.handleRequest(request, response);
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => void transports.set(id, transport),
  });
  const server = new Server({ name: 'bare', version: '1' }, { capabilities: { tools: {} } });
  server.setRequestHandler(CallToolRequestSchema, () => ({ content: [{ type: 'text', text: 'done' }] }));
  await server.connect(transport);
  await transport.handleRequest(request, response);
}).listen(0, '127.0.0.1', () => {
  const address = listening.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : ''}\n`);
});
