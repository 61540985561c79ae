import { event, events, lists, tool } from './answer.mjs';
const ask = (id) => event({ jsonrpc: '2.0', id: `s${id}`, method: 'sampling/createMessage', params: { messages: [], maxTokens: 9 } });
const list = lists((message, response) => {
  events(response);
  for (let batch = 0; batch < 20; batch += 1) response.write(Array.from({ length: 1_000 }, (_, index) => ask(batch * 1_000 + index)).join(''));
  response.end(event({ jsonrpc: '2.0', id: message.id, result: { tools: [tool('read_issue')] } }));
});
export let refusals = 0;
export const serve = (request, response, message) => message?.method === undefined && message !== null ? response.writeHead(++refusals > 20 ? 500 : 202).end() : list(request, response, message);
