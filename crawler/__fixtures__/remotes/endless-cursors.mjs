import { lists, tool } from './answer.mjs';
let page = 0;
export const serve = lists(() => ({ tools: [tool(`tool_${page += 1}`)], nextCursor: `page ${page}` }));
