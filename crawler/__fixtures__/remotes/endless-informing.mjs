import { flood, opens } from './answer.mjs';
export const serve = opens((response) => flood(response.socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(1_000)));
