// Serves every remote of this folder under its name (/<name>/mcp) on a free port of loopback, which it prints. `/-/sockets` tells how many connections
// are open beside the one that asks. Ends when its stdin does. For fixtures only.
import { createServer } from 'node:http';

const server = createServer(async (request, response) => {
  const parts = request.url.split('?')[0].split('/');
  const name = parts[1] === '.well-known' ? parts[3] : parts[1];
  if (name === '-') return server.getConnections((_, count) => response.end(String(count - 1)));
  if (!name) return response.writeHead(404).end();
  const { serve } = await import(`./${name}.mjs`);
  let text = '';
  for await (const chunk of request) text += chunk;
  await serve(request, response, text === '' ? null : JSON.parse(text));
});
server.on('connection', (socket) => socket.on('error', () => {}));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.on('close', () => process.exit()).resume();
process.on('uncaughtException', () => {});
