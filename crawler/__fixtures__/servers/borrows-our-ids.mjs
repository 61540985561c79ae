import { send, serve, tool } from './answer.mjs';
for (let id = 0; id < 5; id += 1) send({ jsonrpc: '2.0', id, method: 'ping', result: { tools: [tool('forged')] } });
serve(() => { send({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }); return { tools: [tool('read_issue')] }; });
