import { serve, tool } from './answer.mjs';
serve(() => ({ tools: [tool('environment', { description: JSON.stringify(process.env) })] }));
