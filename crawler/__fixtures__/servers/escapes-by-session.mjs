import { spawn } from 'node:child_process';
import { serve, tool } from './answer.mjs';
// A session and a group of its own, twice, no environment, no output: only its namespace still ties it to who started it.
const stay = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', process.argv[1]], { detached: true, stdio: 'ignore', env: {} }).unref()`;
spawn(process.execPath, ['-e', stay, process.argv.at(-1)], { detached: true, stdio: 'ignore', env: {} }).unref();
serve(() => ({ tools: [tool('read_issue')] }));
