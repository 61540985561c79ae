import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesetVersion } from '#classifier/ruleset.ts';
import { openDb } from '#db/open.ts';
import { openQueue } from '#db/queue-open.ts';
import { type QueueStatus, readStatus } from '#pipeline/queue/read-status.ts';
import { readScheduleFile } from '#pipeline/schedule/schedule-file.ts';
import type { ScheduleState } from '#pipeline/schedule/schedule-state.ts';

/** What `toolrisk status --json` prints. */
export interface Status {
  readonly database: 'embedded' | 'postgresql';
  /** Who holds the embedded database, in a sentence; null where it could be read. */
  readonly held: string | null;
  readonly coverage: QueueStatus['coverage'] | null;
  readonly queue: QueueStatus['queue'];
  /** What the schedule of this machine's data folder last said; null where there was none. */
  readonly schedule: ScheduleState | null;
  /** `api/v1/status.json` of the built site; null where there is none. */
  readonly published: unknown;
}

export interface StatusPlaces {
  readonly dataDir: string;
  readonly outDir: string;
  readonly databaseUrl: string | undefined;
}

export async function gatherStatus(
  places: StatusPlaces,
): Promise<{ readonly ok: true; readonly status: Status } | { readonly ok: false; readonly detail: string }> {
  const { dataDir, databaseUrl } = places;
  const opened = await openDb({ dataDir, databaseUrl, command: 'toolrisk status' });
  const rest = {
    database: databaseUrl ? ('postgresql' as const) : ('embedded' as const),
    schedule: readScheduleFile(dataDir),
    published: readJson(path.join(places.outDir, 'api/v1/status.json')),
  };
  if (!opened.ok && opened.reason !== 'held') return opened;
  if (!opened.ok) return { ok: true, status: { ...rest, held: opened.detail, coverage: null, queue: null } };
  try {
    const openBoss = () =>
      openQueue({
        databaseUrl: databaseUrl ?? '',
        name: null,
        isLooking: true,
        connections: 1,
        onError: () => undefined,
      });
    const read = await readStatus({ db: opened.db, rulesetVersion: rulesetVersion(), openBoss });
    return { ok: true, status: { ...rest, held: null, ...read } };
  } finally {
    await opened.close();
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
