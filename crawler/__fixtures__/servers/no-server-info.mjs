import { serve, tool } from './answer.mjs';
serve(() => ({ tools: [tool('read_issue')] }), { serverInfo: undefined });
