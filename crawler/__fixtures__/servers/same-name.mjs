import { serve, tool } from './answer.mjs';
serve(() => ({ tools: Array.from({ length: 4_000 }, (_, index) => tool('read_issue', { description: `version ${index}` })) }));
