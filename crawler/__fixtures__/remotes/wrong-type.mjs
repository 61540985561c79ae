import { introduction, opens } from './answer.mjs';
export const serve = opens((response, message) => response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result: introduction(message) })));
