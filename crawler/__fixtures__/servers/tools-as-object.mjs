import { serve, tool } from './answer.mjs';
serve(() => ({ tools: { 0: tool('read_issue'), length: 1 } }));
