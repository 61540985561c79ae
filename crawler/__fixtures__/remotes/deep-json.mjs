import { json, lists } from './answer.mjs';
export const serve = lists(({ id }, response) => json(response, `{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"deep","inputSchema":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}]}}`));
