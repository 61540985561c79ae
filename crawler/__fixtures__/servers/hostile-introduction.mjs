import { serve, tool } from './answer.mjs';
const text = '\u001b]8;;http://evil.example\u0007\u001b[2J\u202eeman\u0000\ud800';
serve(() => ({ tools: [tool('read_issue')] }), { serverInfo: { name: text, version: { toString: 'x' }, title: ['a'], __proto__: null }, instructions: { deep: true }, capabilities: 'all' });
