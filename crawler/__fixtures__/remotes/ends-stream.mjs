import { events, lists } from './answer.mjs';
export const serve = lists((_, response) => {
  events(response);
  response.end(': goodbye\n\n');
});
