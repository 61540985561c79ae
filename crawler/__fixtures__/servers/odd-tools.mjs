import { serve, tool } from './answer.mjs';
const odd = [null, 7, 'text', [], tool('a', { description: null }), tool('b', { description: 4 }), tool('c', { description: ['x'] }), tool('d', { inputSchema: null }), tool('e', { inputSchema: [] }), tool('f', { inputSchema: 'object' }), tool('g', { outputSchema: 1 }), { ...tool('h'), name: { toString: 'h' } }, { ...tool('i'), name: ['i'] }];
serve(() => ({ tools: [...odd, tool('read_issue')] }));
