import { serve, tool } from './answer.mjs';
serve(() => ({ tools: [tool('large', { description: 'x'.repeat(50_000) }), tool('small')] }));
