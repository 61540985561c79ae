import { serve, tool } from './answer.mjs';
const description = 'd'.repeat(600);
serve(() => ({ tools: Array.from({ length: 5_000 }, (_, index) => tool(`tool${index}`, { description })) }));
