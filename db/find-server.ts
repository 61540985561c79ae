import { asc, eq } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { servers } from './schema.ts';
import { serverIdentity } from './server-identity.ts';
import type { Db } from './types.ts';

export type ServerRecord = typeof servers.$inferSelect;

/** The stored server that a ref means, null if it is new. */
export async function findServer(db: Db, ref: ServerRef): Promise<ServerRecord | null> {
  const candidates = await db
    .select()
    .from(servers)
    .where(eq(servers.identity, serverIdentity(ref)))
    .orderBy(asc(servers.id));
  return pickServer(candidates, ref.slug);
}

/** A ref without a slug of its own means the oldest; one with a slug means the one that has it, or the one that nobody named yet. */
function pickServer(candidates: readonly ServerRecord[], askedSlug: string | undefined): ServerRecord | null {
  if (askedSlug === undefined) return candidates[0] ?? null;
  const named = candidates.find((server) => server.askedSlug === askedSlug || server.slug === askedSlug);
  return named ?? candidates.find((server) => server.askedSlug === '') ?? null;
}
