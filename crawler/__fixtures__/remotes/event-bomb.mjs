import { gzipSync } from 'node:zlib';
import { lists } from './answer.mjs';
export const serve = lists((_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
  response.end(gzipSync(`data: ${' '.repeat(100_000_000)}\n\n`));
});
