import { createInterface } from 'node:readline';
import { send } from './answer.mjs';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  const serverInfo = { name: 'fixture', version: '1.0.0' };
  if (method === 'initialize') send({ jsonrpc: '2.0', id, result: { protocolVersion: params.protocolVersion, capabilities: {}, serverInfo } });
  else send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } });
});
