import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
const attempt = (what) => { try { return what() ?? 'done'; } catch (error) { return error.code; } };
const places = ['/x', '/etc/x', '/home/x', '/sandbox/x', '/sandbox/bin/node', '/dev/x', '/usr/x', '/app/x', '/proc/sys/kernel/core_pattern'];
const found = {
  wrote: places.filter((path) => attempt(() => writeFileSync(path, 'x')) === 'done'),
  read: ['/etc/shadow', '/root', '/etc/ssl/private', '/sys', '/var', '/dev/mem'].filter((path) => !['ENOENT', 'EACCES'].includes(attempt(() => readdirSync(path).join()))),
  outerEnvironment: attempt(() => readFileSync('/proc/1/environ', 'utf8')) === 'EACCES' ? '' : readFileSync('/proc/1/environ', 'utf8'),
  processes: readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length,
  shared: attempt(() => { for (let part = 0; part < 6; part += 1) writeFileSync(`/dev/shm/${part}`, Buffer.alloc(50_000_000)); }),
  terminal: attempt(() => readFileSync('/dev/tty')),
  signalled: attempt(() => { process.kill(-1, 0); }),
};
serve(() => ({ tools: [tool('attempts', { description: JSON.stringify(found) })] }));
