import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { crawlServer } from '../../crawl-server.ts';
import type { ReachOf } from '../../types.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function connect(transport: unknown): Promise<void> {
  const tracker = new McpServer({ name: 'tracker', version: '3.2.1' }, { instructions: 'Ask first.' });
  tracker.registerTool('read_issue', { description: 'Reads one', inputSchema: { id: z.string() } }, () => ({
    content: [],
  }));
  // The SDK's own classes do not fit its interface under exactOptionalPropertyTypes.
  await tracker.connect(transport as Transport);
}

async function crawl(listener: RequestListener, transport: ReachOf<'remote'>['transport'] = 'auto') {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
  const sandbox = { kind: 'absent', problem: 'a remote needs none', mayRunTrusted: false } as const;
  const context = { sandbox, cacheDir: join(tmpdir(), 'unused'), allowPrivate: true };
  return crawlServer({ source: 'remote', name: url, reach: { kind: 'remote', url, transport, headers: {} } }, context);
}

const LISTED = {
  status: 'listed',
  listing: {
    serverInfo: { name: 'tracker', version: '3.2.1', instructions: 'Ask first.' },
    protocolVersion: '2025-11-25',
    tools: [{ name: 'read_issue', description: 'Reads one', inputSchema: { required: ['id'] } }],
    notes: [],
  },
};

test.each([true, false])('with sessions (JSON in place of events: %s), which are ended', async (enableJsonResponse) => {
  const methods: string[] = [];
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID, enableJsonResponse });
  await connect(transport);
  const result = await crawl((request, response) => {
    methods.push(request.method ?? '');
    transport.handleRequest(request, response);
  });
  expect(result).toMatchObject(LISTED);
  expect(methods).toEqual(['POST', 'POST', 'POST', 'POST', 'DELETE']);
});

test('without sessions', async () => {
  const result = await crawl(async (request, response) => {
    const transport = new StreamableHTTPServerTransport({});
    await connect(transport);
    await transport.handleRequest(request, response);
  });
  expect(result).toMatchObject(LISTED);
});

test.each(['auto', 'sse'] as const)('of the older transport, asked as %s', async (asked) => {
  let transport: SSEServerTransport | undefined;
  const result = await crawl(async (request, response) => {
    if (request.method === 'GET') {
      transport = new SSEServerTransport('/messages', response);
      await connect(transport);
    } else if (request.url?.startsWith('/messages')) await transport?.handlePostMessage(request, response);
    else response.writeHead(404).end('Cannot POST /mcp');
  }, asked);
  expect(result).toMatchObject(LISTED);
});
