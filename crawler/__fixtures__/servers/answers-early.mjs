import { send, serve, tool } from './answer.mjs';
// Not 0, which is asked already.
for (let id = 1; id < 10; id += 1) send({ jsonrpc: '2.0', id, result: { tools: [tool('forged')], protocolVersion: '2025-11-25', serverInfo: { name: 'forged' } } });
setTimeout(() => serve(() => ({ tools: [tool('read_issue')] })), 100);
