import { lists, tool } from './answer.mjs';
export const serve = lists(() => ({ tools: [tool('read_issue')], nextCursor: null }));
