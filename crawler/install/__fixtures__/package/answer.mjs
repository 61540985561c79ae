// A bare MCP server over stdio: answers `initialize`, and `tools/list` with what `list(params)` returns. For fixtures only.
import { createInterface } from 'node:readline';

export const tool = (name, rest = {}) => ({ name, description: `Does ${name}`, inputSchema: { type: 'object' }, ...rest });

export function send(message) {
  process.stdout.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
}

export function serve(list, info = {}) {
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const { id, method, params } = JSON.parse(line);
    if (method === 'initialize') {
      const serverInfo = { name: 'fixture', version: '1.0.0' };
      send({ jsonrpc: '2.0', id, result: { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo, ...info } });
    }
    if (method === 'tools/list') {
      const result = await list(params ?? {});
      send(typeof result === 'string' ? result.replace('$ID', id) : { jsonrpc: '2.0', id, result });
    }
  });
}
