import { opens } from './answer.mjs';
export const serve = opens((response) => response.socket.end('220 mail.example.com ESMTP ready\r\n'));
