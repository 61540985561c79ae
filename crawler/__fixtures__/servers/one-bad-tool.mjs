import { serve, tool } from './answer.mjs';
serve(() => ({ tools: [tool('read_issue'), tool('broken', { inputSchema: 'nope' }), null, tool('numbered', { description: 7 }), { inputSchema: {} }, tool('hinted', { annotations: { readOnlyHint: 'yes' } }), tool('close_issue'), tool('read_issue', { description: 'Another' })] }));
