import { serve, tool } from './answer.mjs';
serve(() => `{"jsonrpc":"2.0","id":$ID,"result":{"tools":[{"name":"empty","inputSchema":{"x":[${'{},'.repeat(2_600_000)}0]}},${JSON.stringify(tool('read_issue'))}]}}`);
