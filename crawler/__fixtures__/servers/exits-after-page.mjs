import { serve, tool } from './answer.mjs';
serve(({ cursor }) => (cursor ? process.exit(9) : { tools: [tool('first')], nextCursor: 'b' }));
