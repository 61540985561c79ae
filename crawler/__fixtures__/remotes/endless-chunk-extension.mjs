import { flood, lists } from './answer.mjs';
export const serve = lists(async (_, response) => {
  response.socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1;');
  await flood(response.socket, 'x'.repeat(65_536));
});
