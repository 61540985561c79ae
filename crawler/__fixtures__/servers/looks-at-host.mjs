import { openSync, readdirSync, readFileSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
const text = (path) => { try { return readFileSync(path, 'utf8').trim(); } catch { return ''; } };
const opens = (path) => { try { openSync(path, 'r+'); return true; } catch { return false; } };
const seen = {
  environment: text('/proc/1/environ'),
  connections: ['tcp', 'tcp6', 'udp', 'unix'].flatMap((kind) => text(`/proc/net/${kind}`).split('\n').slice(1)).length,
  routes: text('/proc/net/route').split('\n').slice(1).length,
  processes: readdirSync('/proc').filter((name) => /^\d+$/.test(name) && text(`/proc/${name}/cmdline`).includes('main.ts')).length,
  memory: opens('/proc/1/mem') || opens('/proc/kcore') || opens('/dev/mem'),
  settings: opens('/proc/sys/kernel/core_pattern') || opens('/proc/sysrq-trigger') || opens('/sys/kernel/uevent_helper'),
};
serve(() => ({ tools: [tool('read_issue', { description: JSON.stringify(seen) })] }));
