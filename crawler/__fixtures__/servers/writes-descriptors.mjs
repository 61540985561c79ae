import { fstatSync, writeSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
const wrote = [];
// 0 to 2 are its own. What Node opened for itself is no file, pipe or socket of another process.
for (let fd = 3; fd < 200; fd += 1) try { if (fstatSync(fd).isFile() || fstatSync(fd).isFIFO()) { writeSync(fd, ''); wrote.push(fd); } } catch {}
serve(() => ({ tools: [tool('read_issue', { description: `wrote ${wrote.length}` })] }));
