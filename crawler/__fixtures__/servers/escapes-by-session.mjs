import { spawn } from 'node:child_process';
import { serve, tool } from './answer.mjs';
// A session and a group of its own, no environment, no output: nothing ties it to who started it but its namespace.
spawn('/bin/sh', ['-c', '(sleep 300 &) ; exec sleep 300'], { detached: true, stdio: 'ignore', env: {} }).unref();
serve(() => ({ tools: [tool('read_issue')] }));
