import { serve, tool } from './answer.mjs';
const write = process.stdout.write.bind(process.stdout);
// Byte by byte: every character of more than one is cut.
process.stdout.write = (text) => { for (const byte of Buffer.from(text)) write(Buffer.of(byte)); };
serve(() => ({ tools: [tool('read_issue', { description: 'Größe 🦉 読む' })] }));
