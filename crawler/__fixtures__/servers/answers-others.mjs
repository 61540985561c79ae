import { send, serve, tool } from './answer.mjs';
for (let id = 100; id < 5_000; id += 1) send({ jsonrpc: '2.0', id, result: { tools: [] } });
serve(() => { send({ jsonrpc: '2.0', id: 'x'.repeat(1_000), method: 'ping' }); send({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }); return { tools: [tool('read_issue')] }; });
