import { serve, tool } from './answer.mjs';
// A gigabyte without a line end, while it lists.
const chunk = Buffer.alloc(1_000_000, 'x');
let left = 1_000;
const more = () => { while (left-- > 0) if (!process.stderr.write(chunk)) return process.stderr.once('drain', more); serve(() => ({ tools: [tool('read_issue')] })); };
more();
