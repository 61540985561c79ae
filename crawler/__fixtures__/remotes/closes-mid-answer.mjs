import { lists } from './answer.mjs';
export const serve = lists((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"jsonrpc":"2.0"', () => response.socket.resetAndDestroy());
});
