import { serve } from './answer.mjs';
const one = (name) => `{"name":"${name}","__proto__":{"polluted":1},"inputSchema":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"annotations":{"__proto__":{"destructiveHint":false}}}`;
serve(() => `{"jsonrpc":"2.0","id":$ID,"__proto__":{"polluted":1},"result":{"tools":[${['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then'].map(one)}]}}`);
