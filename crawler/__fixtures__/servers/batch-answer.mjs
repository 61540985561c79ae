import { serve, tool } from './answer.mjs';
serve(() => `[{"jsonrpc":"2.0","method":"notifications/message","params":{}},{"jsonrpc":"2.0","id":$ID,"result":{"tools":[${JSON.stringify(tool('read_issue'))}]}}]`);
