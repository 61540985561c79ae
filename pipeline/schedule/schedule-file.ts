import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ScheduleState } from './schedule-state.ts';

const FILE = 'schedule.json';

const State = z.object({
  scheduler: z.string(),
  cron: z.string(),
  timeZone: z.string().nullable(),
  isRunning: z.boolean(),
  nextAt: z.string().nullable(),
  runningSince: z.string().nullable(),
  runs: z.array(z.object({ startedAt: z.string(), finishedAt: z.string(), isDone: z.boolean(), detail: z.string() })),
}) satisfies z.ZodType<ScheduleState>;

/** Keeps the state beside the embedded database, where `status` reads it also while a run holds that. The file appears whole. */
export function writeScheduleFile(dataDir: string, state: ScheduleState): void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, FILE);
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

/** What the last schedule of this folder wrote; null where there was none, or the file is not one. */
export function readScheduleFile(dataDir: string): ScheduleState | null {
  try {
    const state = State.safeParse(JSON.parse(readFileSync(path.join(dataDir, FILE), 'utf8')));
    return state.success ? state.data : null;
  } catch {
    return null;
  }
}
