import { spawn } from 'node:child_process';
import { serve, tool } from './answer.mjs';
// The marker in the arguments is how the test finds the process from outside.
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', process.argv[2]], { detached: true, stdio: 'ignore' }).unref();
serve(() => ({ tools: [tool('read_issue')] }));
