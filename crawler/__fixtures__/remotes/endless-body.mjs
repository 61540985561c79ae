import { flood, lists } from './answer.mjs';
export const serve = lists(async (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  await flood(response, ' '.repeat(65_536));
});
