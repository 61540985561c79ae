import { serve } from './answer.mjs';
serve(() => `{"jsonrpc":"2.0","id":$ID,"error":{"code":-32000,"message":"\\u001b[31mThe list is\\u202e broken\\n${'e'.repeat(300_000)}"}}`);
