import { serve } from './answer.mjs';
const tools = Array.from({ length: 30 }, (_, at) => `{"name":"t${at}","inputSchema":{"enum":[${'0,'.repeat(5_000)}0]}}`);
serve(() => `{"jsonrpc":"2.0","id":$ID,"result":{"tools":[${tools}]}}`);
