import { serve, tool } from './answer.mjs';
process.stdout.write('\ufeff');
serve(() => ({ tools: [tool('read_issue')] }));
