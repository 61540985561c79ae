import { serve, tool } from './answer.mjs';
serve(() => ({ tools: Array.from({ length: 2_000 }, (_, index) => tool('read_issue', { description: `version ${index}` })) }));
