import { send } from './answer.mjs';
process.stdin.once('data', () => send({ jsonrpc: '2.0', id: 0, result: { hello: 'world' } }));
