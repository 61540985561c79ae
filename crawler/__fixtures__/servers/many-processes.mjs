import { spawn } from 'node:child_process';
import { serve, tool } from './answer.mjs';
let started = 0;
for (; started < 1_000; started += 1) {
  const child = spawn('/bin/sleep', ['60'], { stdio: 'ignore', detached: true, env: {} });
  child.on('error', () => {});
  if (child.pid === undefined) break;
}
serve(() => ({ tools: [tool('read_issue', { description: started < 64 ? 'stopped' : `started ${started}` })] }));
