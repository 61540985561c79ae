import { closeSync } from 'node:fs';
closeSync(1);
setInterval(() => {}, 1_000);
