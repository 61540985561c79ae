import { serve, tool } from './answer.mjs';
serve(() => ({ tools: [tool('read_issue', { outputSchema: { type: 'object', $ref: 'http://127.0.0.1:9/schema.json' } })] }));
