import { event, events, flood, lists } from './answer.mjs';
const chunk = event({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }).repeat(1_000);
export const serve = lists(async (_, response) => {
  events(response);
  for (let sent = 0; sent < 300; sent += 1) response.write(chunk);
});
