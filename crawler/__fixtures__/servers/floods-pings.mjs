import { send } from './answer.mjs';
// Never reads an answer: whoever keeps answering fills its own memory.
const pings = Array.from({ length: 500 }, (_, id) => JSON.stringify({ jsonrpc: '2.0', id: `p${id}`.padEnd(150, 'x'), method: 'ping' })).join('\n');
for (let round = 0; round < 80; round += 1) send(pings);
setInterval(() => {}, 1_000);
