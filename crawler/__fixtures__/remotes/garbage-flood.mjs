import { events, flood, lists } from './answer.mjs';
export const serve = lists(async (_, response) => {
  events(response);
  await flood(response, 'data: 1\n\n'.repeat(5_000));
});
