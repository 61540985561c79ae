import { serve, tool } from './answer.mjs';
const names = ['../../etc/passwd', 'a.b/c', 'Delete', 'delete', '\u202egnp.exe', '<script>alert(1)</script>', '__proto__', 'constructor', 'line\nbreak', '', '   ', 'n'.repeat(5_000)];
serve(() => ({ tools: names.map((name) => tool(name)) }));
