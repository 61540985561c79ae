import { opens } from './answer.mjs';
export const serve = opens((response) => {
  const { socket } = response;
  socket.write('HTTP/1.1 200 OK\r\n');
  const timer = setInterval(() => socket.write('x-slow: loris\r\n'), 100);
  socket.on('close', () => clearInterval(timer));
});
