import { serve, tool } from './answer.mjs';
// As the argument says: JSON, or the number of bytes of a text that differs on every page.
const [, , kind, value] = process.argv;
let page = 0;
serve(() => ({ tools: [tool(`page${(page += 1)}`)], nextCursor: kind === 'json' ? JSON.parse(value) : `${page}`.padEnd(Number(value), 'c') }));
