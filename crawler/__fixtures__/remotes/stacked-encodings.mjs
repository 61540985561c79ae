import { gzipSync } from 'node:zlib';
import { lists } from './answer.mjs';
export const serve = lists((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip, gzip' });
  response.end(gzipSync(gzipSync(Buffer.alloc(10_000_000))));
});
