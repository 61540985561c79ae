import type { ClassifyServer } from '#classifier/types.ts';
import type { Speed } from '#pipeline/eval/report.ts';
import { classifyRows, groupRows, type ServerRows } from '#pipeline/eval/score-rows.ts';
import type { LabelledRow } from '#pipeline/eval/types.ts';

/** CPU seconds: the compiler settles within the first; rounds of the second repeat within a few per cent. */
const WARM_UP_SECONDS = 0.5;
const ROUND_SECONDS = 0.2;
/** An odd number: the middle one counts. */
const ROUNDS = 5;

/**
 * Classifies the parsed rows again and again in this one thread. CPU time, so that a busy machine does not count; small sets go
 * round until it is enough. `megabytesBefore` is what `residentMegabytes` gave before the first classification.
 */
export function measureSpeed(
  rows: readonly LabelledRow[],
  classify: ClassifyServer,
  megabytesBefore: number,
): Speed | null {
  if (rows.length === 0) return null;
  const groups = groupRows(rows);
  roundsASecond(groups, classify, WARM_UP_SECONDS);
  const rates = Array.from({ length: ROUNDS }, () => roundsASecond(groups, classify, ROUND_SECONDS));
  const middle = rates.sort((left, right) => left - right)[(ROUNDS - 1) / 2] ?? 0;
  return {
    toolsPerSecond: Math.round(middle * rows.length),
    megabytesBefore,
    // resourceUsage gives kilobytes.
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** How often all rows are classified in a second of CPU. */
function roundsASecond(groups: readonly ServerRows[], classify: ClassifyServer, atLeast: number): number {
  const before = process.cpuUsage();
  let rounds = 0;
  let seconds = 0;
  while (seconds < atLeast) {
    for (const group of groups) classifyRows(group, classify);
    rounds += 1;
    seconds = process.cpuUsage(before).user / 1e6;
  }
  return rounds / seconds;
}

export function residentMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
