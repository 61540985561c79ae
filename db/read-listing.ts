import { eq } from 'drizzle-orm';
import type { ToolListing } from '#crawler/types.ts';
import { type JudgedToolRecord, readJudgedTools } from './read-judged-tools.ts';
import { listings, servers } from './schema.ts';
import type { Db } from './types.ts';

/** What a stored server last listed, with its tools as they are judged. */
export interface StoredListing {
  readonly listing: ToolListing;
  readonly tools: readonly JudgedToolRecord[];
}

/** Null for a server that was never listed. */
export async function readListing(db: Db, serverId: number): Promise<StoredListing | null> {
  const [row] = await db
    .select({
      serverInfo: listings.serverInfo,
      protocolVersion: listings.protocolVersion,
      provenance: listings.provenance,
      notes: listings.notes,
      dropped: listings.dropped,
    })
    .from(servers)
    .innerJoin(listings, eq(servers.listingId, listings.id))
    .where(eq(servers.id, serverId));
  if (row === undefined) return null;
  const tools = await readJudgedTools(db, [serverId]);
  return { listing: { ...row, tools: tools.map(({ tool }) => tool) }, tools };
}
