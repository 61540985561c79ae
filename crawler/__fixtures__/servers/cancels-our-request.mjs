import { send, serve, tool } from './answer.mjs';
for (const requestId of [0, 1, 2, '1', null]) send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId, reason: 'no' } });
serve(() => { send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }); return { tools: [tool('read_issue')] }; });
