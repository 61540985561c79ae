/* Loaded into a process before its own code: leaves behind what CPU it took, all of its threads included, and its peak of memory in KB. */
import { writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

const folder = process.env.TOOLRISK_BENCH_CPU;
if (folder && process.pid && threadId === 0) {
  process.on('exit', () => {
    const { maxRSS } = process.resourceUsage();
    writeFileSync(`${folder}/${process.pid}.json`, JSON.stringify({ ...process.cpuUsage(), maxRSS }));
  });
}
