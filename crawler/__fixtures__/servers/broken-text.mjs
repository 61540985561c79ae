import { serve } from './answer.mjs';
serve(() => '{"jsonrpc":"2.0","id":$ID,"result":{"tools":[{"name":"read","description":"a\\u0000b\\ud800c","inputSchema":{"__proto__":{"x":1},"k\\u0000":1e999}}]}}');
