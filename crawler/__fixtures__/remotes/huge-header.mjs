import { opens } from './answer.mjs';
export const serve = opens((response) => response.socket.end(`HTTP/1.1 200 OK\r\n${'x-filler: 0123456789\r\n'.repeat(50_000)}\r\n`));
