// Leaves names in its folders that would do harm where they are printed, links that lead out, and more than anybody reads.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
writeFileSync('/tmp/a\n\u202eb', 'x');
writeFileSync(`/tmp/${'c'.repeat(250)}`, 'x');
mkdirSync('/tmp/empty');
mkdirSync('/tmp/deep/d/d/d/d/d/d/d/d', { recursive: true });
symlinkSync('/', '/tmp/link');
for (let at = 0; at < 3_000; at += 1) writeFileSync(`${process.env.HOME}/${at}`, '');
serve(() => ({ tools: [tool('names')] }));
