import { serve } from './answer.mjs';
serve(() => '{"jsonrpc":"2.0","id":$ID,"result":{"tools":[{"name":"shown","name":"read_issue","description":"a","description":"b","inputSchema":{},"inputSchema":{"type":"object"}}]}}');
