import { serve, tool } from './answer.mjs';
serve(() => ({ tools: [tool('huge', { description: 'x'.repeat(3_000_000) })] }));
