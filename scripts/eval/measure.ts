import type { ClassifyServer } from '#classifier/types.ts';
import type { Speed } from '#pipeline/eval/report.ts';
import { classifyRows, groupRows } from '#pipeline/eval/score-rows.ts';
import type { LabelledRow } from '#pipeline/eval/types.ts';

/** Enough for a figure that two runs repeat within a few per cent; small sets go round until then. */
const CPU_SECONDS = 1;

/**
 * Classifies the rows again and again, the compiler being warm from scoring them. CPU time, so that a busy machine does not count.
 * `megabytesBefore` is what `residentMegabytes` gave before the first classification.
 */
export function measureSpeed(
  rows: readonly LabelledRow[],
  classify: ClassifyServer,
  megabytesBefore: number,
): Speed | null {
  if (rows.length === 0) return null;
  const groups = groupRows(rows);
  const before = process.cpuUsage();
  let tools = 0;
  let seconds = 0;
  while (seconds < CPU_SECONDS) {
    for (const group of groups) classifyRows(group, classify);
    tools += rows.length;
    seconds = process.cpuUsage(before).user / 1e6;
  }
  return {
    toolsPerSecond: Math.round(tools / seconds),
    megabytesBefore,
    // resourceUsage gives kilobytes.
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

export function residentMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
