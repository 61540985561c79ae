import { serve, tool } from './answer.mjs';
const properties = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`field${index}`, { type: 'string' }]));
serve(() => ({ tools: [tool('broad', { outputSchema: { type: 'object', properties } }), tool('read_issue')] }));
