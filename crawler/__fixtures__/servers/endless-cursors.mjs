import { serve, tool } from './answer.mjs';
let page = 0;
serve(() => ({ tools: [tool(`tool_${page}`)], nextCursor: String(++page) }));
