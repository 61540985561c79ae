// An MCP server over stdio that lists what the file named by its first argument says: `{ tools, instructions? }`. `{{NAME}}` in it is replaced by the
// variable NAME. For tests only.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const text = readFileSync(process.argv[2], 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, name) => process.env[name] ?? 'unset');
const { tools, instructions } = JSON.parse(text);
const send = (id, result) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') {
    const serverInfo = { name: 'lists-file', version: '1.0.0' };
    send(id, { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo, ...(instructions && { instructions }) });
  }
  if (method === 'tools/list') send(id, { tools });
});
