import { serve } from './answer.mjs';
// Four bytes on the wire, 21 where they are written again.
const one = (index) => `{"name":"t${index}","inputSchema":{"x":[${'1e20,'.repeat(15_000)}0]}}`;
serve(() => `{"jsonrpc":"2.0","id":$ID,"result":{"tools":[${Array.from({ length: 50 }, (_, index) => one(index))}]}}`);
