/** Holds an installed folder until it is killed. */
import { takeLease } from '../install/lease.ts';

const [prefix = ''] = process.argv.slice(2);
await takeLease(prefix);
process.stdout.write('held\n');
setInterval(() => {}, 60_000);
