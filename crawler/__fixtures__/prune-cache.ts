/** Clears a cache down to so many bytes. */
import { pruneCache } from '../install/prune-cache.ts';

const [cacheDir = '', maxBytes = '0'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await pruneCache(cacheDir, Number(maxBytes)))}\n`);
