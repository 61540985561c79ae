import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type LockHolder, takeLock } from './lock.ts';
import { MIGRATIONS_FOLDER, NewerDatabaseError, refuseNewerDatabase } from './migrations.ts';
import * as schema from './schema.ts';
import type { OpenDb, OpenFailure } from './types.ts';

/**
 * PGlite has no lock of its own, and two openers of one folder lose rows silently: `<dataDir>/lock` is taken first and given up last.
 */
export async function openPglite(dataDir: string, command: string): Promise<OpenDb | OpenFailure> {
  const lockFile = path.join(dataDir, 'lock');
  try {
    mkdirSync(dataDir, { recursive: true });
    const lock = takeLock(lockFile, command);
    if (!lock.ok) return { ok: false, reason: 'held', detail: heldBy(lockFile, lock.holder) };
    return await openLocked(path.join(dataDir, 'pglite'), lock.release);
  } catch (error) {
    return { ok: false, reason: 'unusable', detail: `the data folder ${dataDir} cannot be used: ${oneLine(error)}` };
  }
}

async function openLocked(folder: string, release: () => void): Promise<OpenDb | OpenFailure> {
  let client: PGlite | null = null;
  try {
    await createOnce(folder);
    client = await PGlite.create(folder);
    const db = drizzle({ client, schema });
    await refuseNewerDatabase(db);
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
    const opened = client;
    return { ok: true, db, close: () => closeOnce(opened, release) };
  } catch (error) {
    await client?.close();
    release();
    if (error instanceof NewerDatabaseError) {
      return {
        ok: false,
        reason: 'newer-version',
        detail: `the database ${folder} is of a newer version of toolrisk: ${error.message}`,
      };
    }
    return { ok: false, reason: 'unusable', detail: `the database ${folder} cannot be opened: ${oneLine(error)}` };
  }
}

/** A first start that is killed half-way leaves a folder that is no database: it gets its name only when it is one. */
async function createOnce(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const client = await PGlite.create(draft);
  await client.close();
  renameSync(draft, folder);
}

async function closeOnce(client: PGlite, release: () => void): Promise<void> {
  if (!client.closed) await client.close();
  release();
}

function heldBy(file: string, holder: LockHolder | null): string {
  if (holder === null) return `the lock ${file} cannot be read; remove it if no toolrisk is running`;
  // The file is ours, but a file all the same: no control characters reach a terminal.
  const command = holder.command.replaceAll(/\p{Cc}/gu, ' ').slice(0, 100);
  return `the database is held by "${command}" (process ${holder.pid}); wait for it, or see ${file}`;
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 300);
}
