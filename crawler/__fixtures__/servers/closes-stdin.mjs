import { closeSync } from 'node:fs';
closeSync(0);
setInterval(() => {}, 1_000);
