// Longer than Node's own server lets a header be, so it is written by hand.
import { opens } from './answer.mjs';
export const serve = opens((response) => response.socket.end(`HTTP/1.1 401 Unauthorized\r\nwww-authenticate: Bearer realm="${'x'.repeat(1_000_000)}"\r\ncontent-length: 0\r\n\r\n`));
