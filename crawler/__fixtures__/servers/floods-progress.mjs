import { send, serve, tool } from './answer.mjs';
const progress = (done) => JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress', params: { progressToken: 0, progress: done, total: -1 } });
serve(() => { send(Array.from({ length: 20_000 }, (_, done) => progress(done)).join('\n')); return { tools: [tool('read_issue')] }; });
