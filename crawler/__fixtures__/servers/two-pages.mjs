import { serve, tool } from './answer.mjs';
serve(({ cursor }) => (cursor ? { tools: [tool('second')] } : { tools: [tool('first')], nextCursor: 'p2' }));
