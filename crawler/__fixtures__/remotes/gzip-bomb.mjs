import { gzipSync } from 'node:zlib';
import { lists } from './answer.mjs';
export const serve = lists((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(gzipSync(Buffer.alloc(100_000_000, ' ')));
});
