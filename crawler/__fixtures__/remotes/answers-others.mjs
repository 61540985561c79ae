import { json, lists, tool } from './answer.mjs';
export const serve = lists((_, response) => json(response, { jsonrpc: '2.0', id: 4711, result: { tools: [tool('read_issue')] } }));
