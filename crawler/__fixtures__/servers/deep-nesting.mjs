import { serve } from './answer.mjs';
const deep = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
serve(() => `{"jsonrpc":"2.0","id":$ID,"result":{"tools":[{"name":"deep","inputSchema":${deep}},{"name":"flat","inputSchema":{}}]}}`);
