import { json, lists } from './answer.mjs';
export const serve = lists((_, response) => json(response, '{"jsonrpc":"2.0","id":1,'));
