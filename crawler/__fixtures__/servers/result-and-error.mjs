import { serve, tool } from './answer.mjs';
serve(() => `{"jsonrpc":"2.0","id":$ID,"error":{"code":-1,"message":"both"},"result":{"tools":[${JSON.stringify(tool('read_issue'))}]}}`);
