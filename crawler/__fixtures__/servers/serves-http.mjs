import { createServer } from 'node:http';
const server = createServer((_, response) => response.end('mcp')).listen(0, '127.0.0.1', () => console.log(`MCP server listening on http://127.0.0.1:${server.address().port}/mcp`));
