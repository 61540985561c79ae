import { send, serve, tool } from './answer.mjs';
send(`{"jsonrpc":"2.0","method":"notifications/message","params":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`);
serve(() => ({ tools: [tool('read_issue')] }));
