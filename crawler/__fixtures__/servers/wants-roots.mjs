import { createInterface } from 'node:readline';
import { send, tool } from './answer.mjs';
// Lists only once its own questions were answered, however.
const open = new Set(['r', 'e']);
let asked;
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') send({ jsonrpc: '2.0', id, result: { protocolVersion: params.protocolVersion, capabilities: {}, serverInfo: { name: 'roots', version: '1' } } });
  if (method === 'tools/list') { asked = id; send({ jsonrpc: '2.0', id: 'r', method: 'roots/list' }); send({ jsonrpc: '2.0', id: 'e', method: 'elicitation/create' }); }
  open.delete(id);
  if (open.size === 0) send({ jsonrpc: '2.0', id: asked, result: { tools: [tool('read_issue')] } });
});
