// As the SDK's own server does it: sessions, every answer in a stream of events, goodbye by DELETE.
import { event, events, introduction, tool } from './answer.mjs';
let goodbyes = 0;
export function serve(request, response, message) {
  if (request.method === 'GET') return response.end(String(goodbyes));
  if (request.method === 'DELETE') goodbyes += request.headers['mcp-session-id'] === 'seven' ? 1 : 0;
  if (request.method === 'DELETE' || message.id === undefined) return response.writeHead(202).end();
  if (message.method !== 'initialize' && request.headers['mcp-session-id'] !== 'seven') return response.writeHead(400).end();
  if (message.method !== 'initialize' && request.headers['mcp-protocol-version'] !== '2025-11-25') return response.writeHead(400).end();
  events(response, { 'mcp-session-id': 'seven' });
  const result = message.method === 'initialize' ? introduction(message) : { tools: [tool('read_issue')] };
  response.end(event({ jsonrpc: '2.0', id: message.id, result }));
}
