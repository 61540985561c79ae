import { send, serve, tool } from './answer.mjs';
const change = '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}';
serve(() => { for (let count = 0; count < 300; count += 1) send(Array(1_000).fill(change).join('\n')); return { tools: [tool('read_issue')] }; });
