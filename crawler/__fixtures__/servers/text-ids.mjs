import { createInterface } from 'node:readline';
import { send, tool } from './answer.mjs';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') send({ jsonrpc: '2.0', id: String(id), result: { protocolVersion: params.protocolVersion, capabilities: {}, serverInfo: { name: 'text', version: '1' } } });
  if (method === 'tools/list') send({ jsonrpc: '2.0', id: String(id), result: { tools: [tool('read_issue')] } });
});
