import { events, lists } from './answer.mjs';
const list = lists((_, response) => again(response));
const again = (response) => {
  events(response);
  response.end('retry: 0\nid: 1\ndata:\n\n');
};
export const serve = (request, response, message) => request.method === 'GET' ? again(response) : list(request, response, message);
