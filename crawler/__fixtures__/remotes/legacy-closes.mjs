import { events } from './answer.mjs';
export function serve(request, response) {
  if (request.method !== 'GET') return response.writeHead(202).end();
  events(response);
  response.write('event: endpoint\ndata: /legacy-closes/messages\n\n');
  setTimeout(() => response.end(), 50);
}
