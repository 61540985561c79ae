import { serve, tool } from './answer.mjs';
const description = 'd'.repeat(1_200);
serve(() => ({ tools: Array.from({ length: 2_500 }, (_, index) => tool(`tool${index}`, { description })) }));
