import { createInterface } from 'node:readline';
import { send, tool } from './answer.mjs';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (method === 'initialize') send({ jsonrpc: '2.0', id, error: { code: -32603, message: 'Not today' } });
  if (method === 'tools/list') send({ jsonrpc: '2.0', id, result: { tools: [tool('read_issue')] } });
});
