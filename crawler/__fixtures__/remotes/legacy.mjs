// The transport of protocol 2024-11-05: GET opens the stream that answers arrive on, POST is only for asking.
import { event, events, introduction, tool } from './answer.mjs';
const streams = new Map();
export function serve(request, response, message) {
  const { searchParams, pathname } = new URL(request.url, 'http://fixture');
  if (request.method === 'GET') {
    const session = String(streams.size);
    streams.set(session, response);
    events(response);
    return response.write(`event: endpoint\ndata: ${pathname}?session=${session}\n\n`);
  }
  const stream = streams.get(searchParams.get('session'));
  if (!stream) return response.writeHead(405).end();
  response.writeHead(202).end('Accepted');
  const result = message.method === 'initialize' ? introduction(message) : { tools: [tool('read_issue')] };
  if (message.id !== undefined) stream.write(event({ jsonrpc: '2.0', id: message.id, result }));
}
