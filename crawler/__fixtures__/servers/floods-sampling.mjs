import { send, serve, tool } from './answer.mjs';
const ask = (id) => JSON.stringify({ jsonrpc: '2.0', id: `s${id}`, method: id % 2 ? 'sampling/createMessage' : 'elicitation/create', params: {} });
serve(() => { send(Array.from({ length: 25_000 }, (_, id) => ask(id)).join('\n')); return { tools: [tool('read_issue')] }; });
