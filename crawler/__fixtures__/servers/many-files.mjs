import { closeSync, openSync } from 'node:fs';
// Empty files count against no size: what they take is the kernel's memory.
for (let count = 0; ; count += 1) closeSync(openSync(`/tmp/${count}`, 'w'));
