import { serve } from './answer.mjs';
const broad = (name, count) => `{"name":"${name}","inputSchema":{"enum":[${'{},'.repeat(count)}0]}}`;
serve(() => `{"jsonrpc":"2.0","id":$ID,"result":{"tools":[${broad('broad', 200_000)},${broad('narrow', 10)}]}}`);
