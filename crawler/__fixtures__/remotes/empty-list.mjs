import { lists } from './answer.mjs';
export const serve = lists(() => ({ tools: [] }));
