import { serve, tool } from './answer.mjs';
serve(() => ({ tools: Array.from({ length: 60 }, (_, index) => tool(`tool_${index}`)) }));
