import { serve } from './answer.mjs';
serve(() => `{"jsonrpc":"2.0","id":$ID,"error":{"code":-32000,"message":"${'The list is broken. '.repeat(250_000)}","data":${'['.repeat(500)}${']'.repeat(500)}}}`);
