import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { MIGRATIONS_FOLDER, NewerDatabaseError, refuseNewerDatabase } from './migrations.ts';
import * as schema from './schema.ts';
import type { OpenDb, OpenFailure } from './types.ts';

/** A database on this network answers within a second; ten leave room for one that is waking up. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Any number, as long as every toolrisk uses the same: two that start at once must not migrate at once. */
export const MIGRATION_LOCK = 0x70_01_0c_5e;

/** Opens a PostgreSQL database by its address (`postgres://user:password@host:port/name`). The password is in no failure. */
export async function openPostgres(databaseUrl: string): Promise<OpenDb | OpenFailure> {
  const place = placeOf(databaseUrl);
  if (place === null) {
    return {
      ok: false,
      reason: 'unreachable',
      detail: 'DATABASE_URL is not an address like postgres://user:password@host:5432/name',
    };
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that breaks in the middle of a transaction: its next query rejects with the reason.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateOnce(pool);
    const db = drizzle({ client: pool, schema });
    return { ok: true, db, close: () => closeOnce(pool) };
  } catch (error) {
    await pool.end();
    return failureOf(error, place);
  }
}

/** One connection for lock, check and migration: advisory locks belong to a session. */
async function migrateOnce(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const db = drizzle({ client, schema });
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      await refuseNewerDatabase(db);
      await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
    } finally {
      await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
    }
  } finally {
    client.release();
  }
}

async function closeOnce(pool: pg.Pool): Promise<void> {
  if (!pool.ended && !pool.ending) await pool.end();
}

function failureOf(error: unknown, place: string): OpenFailure {
  if (error instanceof NewerDatabaseError) {
    return {
      ok: false,
      reason: 'newer-version',
      detail: `the database ${place} is of a newer version of toolrisk: ${error.message}`,
    };
  }
  return { ok: false, reason: 'unreachable', detail: `the database ${place} cannot be reached: ${reasonOf(error)}` };
}

/** Host, port and database for people; null if it is no such address. */
function placeOf(databaseUrl: string): string | null {
  if (!URL.canParse(databaseUrl)) return null;
  const url = new URL(databaseUrl);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') return null;
  const host = url.host || url.searchParams.get('host') || 'localhost';
  return `${decodeSafely(url.pathname.slice(1)) || 'postgres'} at ${host}`;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Trying both addresses of localhost ends in an AggregateError without a message; drizzle wraps what the driver said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const text = error.message || ('code' in error ? String(error.code) : error.name);
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 300);
}
