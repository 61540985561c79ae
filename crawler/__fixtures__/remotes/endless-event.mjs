import { events, flood, lists } from './answer.mjs';
export const serve = lists(async (_, response) => {
  events(response);
  response.write('data: ');
  await flood(response, 'x'.repeat(65_536));
});
