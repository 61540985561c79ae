import path from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Db } from './types.ts';

export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');

/** Thrown by `refuseNewerDatabase`, and turned into a value by the openers. */
export class NewerDatabaseError extends Error {}

/** Drizzle applies what it finds missing by date alone; a database that a newer toolrisk has changed would be written to by old code. */
export async function refuseNewerDatabase(db: Db): Promise<void> {
  const last = await lastMigration(db);
  if (last === null) return;
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map((migration) => migration.hash);
  if (!known.includes(last))
    throw new NewerDatabaseError(
      'its last migration is not one of ours. Update toolrisk, or give it another catalogue (TOOLRISK_DATA, DATABASE_URL)',
    );
}

/** Hash of the last applied migration; null for a new database. */
async function lastMigration(db: Db): Promise<string | null> {
  const table = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "exists"`);
  if (!firstRow<{ exists: boolean }>(table)?.exists) return null;
  const last = await db.execute(sql`select hash from drizzle.__drizzle_migrations order by created_at desc limit 1`);
  return firstRow<{ hash: string }>(last)?.hash ?? null;
}

/** Both drivers answer raw SQL with `{ rows }`; the type that covers both leaves it open. The caller's SQL fixes the row's shape. */
function firstRow<T>(result: unknown): T | undefined {
  return (result as { rows: T[] }).rows[0];
}
