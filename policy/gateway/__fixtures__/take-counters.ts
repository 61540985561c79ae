import { writeSync } from 'node:fs';
import { reserve } from '../../counters.ts';
import { openCounterFiles } from '../counter-files.ts';

/** `take-counters.ts FOLDER LIMIT`: takes uses until the limit is used up, and writes a line after each that it has taken. */
const [folder = '', limit = ''] = process.argv.slice(2);
const opened = openCounterFiles(folder);
if (!opened.ok) throw new Error(opened.reason);
for (let isLeft = true; isLeft; ) {
  const result = opened.store.change((counters) => {
    const isAllowed = (counters.get('tasks/minute')?.used ?? 0) < Number(limit);
    return {
      outcome: isAllowed,
      counters: isAllowed ? reserve(counters, [{ key: 'tasks/minute', windowStart: 60_000 }]) : null,
    };
  });
  if (!result.ok) throw new Error(result.reason);
  isLeft = result.outcome;
  if (isLeft) writeSync(1, 'taken\n');
}
