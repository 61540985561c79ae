import { sql } from 'drizzle-orm';
import type { Db } from '../types.ts';

/** Leaves a trace of a migration that we do not have, as a newer toolrisk would. */
export async function pretendNewer(db: Db): Promise<void> {
  await db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-a-newer-version', 99999999999999)`,
  );
}
