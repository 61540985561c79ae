import { serve, tool } from './answer.mjs';
let asked = 0;
serve(() => ({ tools: (asked += 1) === 1 ? [tool('read_issue')] : [tool('huge', { description: 'x'.repeat(20_000_000) })] }));
