import { json, lists } from './answer.mjs';
export const serve = lists(({ id }, response) => json(response, { jsonrpc: '2.0', id, error: { code: -32000, message: 'broken '.repeat(700_000) } }));
