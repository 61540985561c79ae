import { serve, tool } from './answer.mjs';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => write(Buffer.from(text, 'latin1'));
serve(() => ({ tools: [tool('read_issue', { description: 'caf\u00e9 \u00ff\u00fe' })] }));
