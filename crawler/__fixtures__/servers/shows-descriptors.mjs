import { readdirSync, readlinkSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
const files = readdirSync('/proc/self/fd').flatMap((fd) => { try { return [readlinkSync(`/proc/self/fd/${fd}`)]; } catch { return []; } });
serve(() => ({ tools: [tool('open', { description: files.filter((file) => file.startsWith('/') && !file.startsWith('/proc')).join(' ') })] }));
