import { takeLock } from '../lock.ts';

// A process that takes a lock, says how that went, and stays until it is ended.
const [, , file = '', command = ''] = process.argv;
const lock = takeLock(file, command);
process.stdout.write(`${lock.ok ? 'held' : `taken by ${lock.holder?.command}`}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
