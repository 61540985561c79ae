/* Loaded into a build before its own code: leaves behind what CPU the process took, all of its threads included. */
import { writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

const folder = process.env.TOOLRISK_BENCH_CPU;
if (folder && process.pid && threadId === 0) {
  process.on('exit', () => writeFileSync(`${folder}/${process.pid}.json`, JSON.stringify(process.cpuUsage())));
}
