import { serve, tool } from './answer.mjs';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => write(Buffer.from(text, 'utf16le'));
serve(() => ({ tools: [tool('read_issue')] }));
