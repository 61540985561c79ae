import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { ServerRef } from '#crawler/types.ts';
import { findServers } from './find-server.ts';
import { noteServer } from './note-changes.ts';
import { namedBy } from './origin-keys.ts';
import { serverOrigins, servers } from './schema.ts';
import type { Db } from './types.ts';

/** A server that no source names any more, or names again. */
export interface UnlistedServer {
  readonly id: number;
  readonly slug: string;
  readonly listingId: number | null;
}

/**
 * Marks the servers that a list held and that a whole run of it, begun at `runStartedAt`, did not name. Servers that another list still holds, or
 * that a person named, stay. Only for runs that named everything: a run of a few servers says nothing about the others. Returns those newly marked.
 */
export async function markUnlisted(db: Db, list: string, runStartedAt: Date, now: Date): Promise<UnlistedServer[]> {
  return db.transaction(async (tx) => {
    const gone = and(eq(serverOrigins.list, list), lt(serverOrigins.lastSeenAt, runStartedAt));
    const rows = await tx.selectDistinct({ id: serverOrigins.serverId }).from(serverOrigins).where(gone);
    await forgetGone(tx, gone);
    return unlist(
      tx,
      rows.map(({ id }) => id),
      now,
    );
  });
}

/** The same for entries that a source itself says are gone: a registry's tombstones. */
export async function markRefsUnlisted(db: Db, refs: readonly ServerRef[], now: Date): Promise<UnlistedServer[]> {
  if (refs.length === 0) return [];
  return db.transaction(async (tx) => {
    const found = await findServers(tx, refs);
    await forgetGone(tx, inArray(serverOrigins.namedBy, refs.map(namedBy)));
    return unlist(
      tx,
      found.flatMap((server) => (server === null ? [] : [server.id])),
      now,
    );
  });
}

/** The list no longer holds these entries; what they said of their server stays, so that it is known again when it comes back. */
async function forgetGone(tx: Db, gone: ReturnType<typeof and>): Promise<void> {
  await tx.update(serverOrigins).set({ list: GONE }).where(gone);
}

/** In place of a list's name: no list holds the entry any more. */
const GONE = 'gone';

async function unlist(tx: Db, ids: readonly number[], now: Date): Promise<UnlistedServer[]> {
  if (ids.length === 0) return [];
  const isNamed = sql`exists (select 1 from server_origins o where o.server_id = ${servers.id} and o.list is distinct from ${GONE})`;
  const unlisted = await tx
    .update(servers)
    .set({ unlistedAt: now })
    .where(and(inArray(servers.id, [...ids]), sql`${servers.unlistedAt} is null`, sql`not ${isNamed}`))
    .returning({ id: servers.id, slug: servers.slug, listingId: servers.listingId, revision: servers.revision });
  for (const server of unlisted) await noteServer(tx, server, 'server-unlisted', now);
  return unlisted.map(({ id, slug, listingId }) => ({ id, slug, listingId }));
}
