import { send, tool } from './answer.mjs';
import { createInterface } from 'node:readline';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  const say = (result) => send({ jsonrpc: '2.0', id, result });
  if (method === 'initialize') for (const name of ['first', 'second']) say({ protocolVersion: params.protocolVersion, capabilities: {}, serverInfo: { name, version: '1' } });
  if (method === 'tools/list') for (const name of ['read_issue', 'delete_everything']) say({ tools: [tool(name)] });
});
