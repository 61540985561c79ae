import { serve, tool } from './answer.mjs';
let asked = 0;
serve(() => ((asked += 1) === 1 ? { tools: [tool('read_issue')] } : new Promise(() => {})));
