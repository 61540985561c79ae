import { serve, tool } from './answer.mjs';
const odd = ['read-only', [], 3, null, { readOnlyHint: 'true' }, { destructiveHint: 0 }, { idempotentHint: null }, { openWorldHint: {} }, { title: 5 }];
serve(() => ({ tools: [...odd.map((annotations, index) => tool(`odd${index}`, { annotations })), tool('read_issue', { annotations: { other: { deep: [] } } })] }));
