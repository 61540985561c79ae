import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ScanTargets } from '#pipeline/scan/gather.ts';
import type { Scanned } from '#pipeline/scan/scan.ts';
import { scanStatic as lookAt } from '#pipeline/scan/scan-static.ts';
import { say } from '../log.ts';
import { dataDir } from '../places.ts';

/** Looks servers up in the catalogue where there is one. One that another run holds is left alone: that is no failure, and is said. */
export async function scanStatic(targets: ScanTargets): Promise<Scanned> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl && !existsSync(path.join(dataDir(), 'pglite'))) {
    return lookAt(targets, { problem: `there is no catalogue in ${dataDir()} yet` });
  }
  const { openDb } = await import('#db/open.ts');
  const opened = await openDb({ dataDir: dataDir(), databaseUrl, command: 'toolrisk scan --static' });
  if (!opened.ok) {
    say('scan', `the catalogue was not used: ${opened.detail}`);
    return lookAt(targets, { problem: 'the catalogue could not be opened' });
  }
  try {
    return await lookAt(targets, { db: opened.db });
  } finally {
    await opened.close();
  }
}
