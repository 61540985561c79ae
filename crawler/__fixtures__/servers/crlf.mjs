import { serve, tool } from './answer.mjs';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => write(`\r\n${text.replaceAll('\n', '\r\n')}`);
serve(() => ({ tools: [tool('read_issue')] }));
