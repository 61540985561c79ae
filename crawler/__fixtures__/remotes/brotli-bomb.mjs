import { brotliCompressSync, constants } from 'node:zlib';
import { lists } from './answer.mjs';
export const serve = lists((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' });
  response.end(brotliCompressSync(Buffer.alloc(100_000_000, ' '), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
});
