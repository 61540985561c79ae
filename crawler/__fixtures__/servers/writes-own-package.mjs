import { appendFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
const file = import.meta.filename;
const tries = [() => appendFileSync(file, '//'), () => rmSync(file), () => renameSync(file, `${file}.old`), () => writeFileSync(`${file}.new`, ''), () => symlinkSync('/etc/shadow', `${file}.link`)];
const done = tries.filter((attempt) => { try { attempt(); return true; } catch { return false; } });
serve(() => ({ tools: [tool('read_issue', { description: `${done.length} done` })] }));
