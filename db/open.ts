import type { OpenDb, OpenFailure } from './types.ts';

export interface OpenDbOptions {
  /** Absolute folder for the embedded database and its lock; made if missing. */
  readonly dataDir: string;
  /** `DATABASE_URL`: a PostgreSQL server instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** What the caller is doing, such as `toolrisk crawl`, for whoever finds the lock taken. */
  readonly command: string;
}

/**
 * The one opener of the database: embedded (PGlite, one process at a time) or PostgreSQL, with all migrations applied. What can go wrong on a
 * healthy installation is returned with one line for people.
 */
export async function openDb(options: OpenDbOptions): Promise<OpenDb | OpenFailure> {
  // Imported late: the driver that is not used costs hundreds of milliseconds to load.
  if (options.databaseUrl) {
    const { openPostgres } = await import('./open-postgres.ts');
    return openPostgres(options.databaseUrl);
  }
  const { openPglite } = await import('./open-pglite.ts');
  return openPglite(options.dataDir, options.command);
}
