import { serve, tool } from './answer.mjs';
process.stderr.write('x'.repeat(20_000_000), () => serve(() => ({ tools: [tool('read_issue')] })));
