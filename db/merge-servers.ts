import { and, eq, inArray, isNull } from 'drizzle-orm';
import { holdersOf, type ServerRecord } from './find-server.ts';
import type { Origin } from './origin-keys.ts';
import { changeEvents, crawls, listings, type OriginRole, serverOrigins, servers, tools } from './schema.ts';
import type { Db } from './types.ts';

/** The other servers that origins make one with `own`: they hold what it holds, or grant what it asks, or ask what it grants. */
export async function serversToMerge(tx: Db, own: ServerRecord, origins: readonly Origin[]): Promise<ServerRecord[]> {
  const holders = await holdersOf(tx, keysOf(origins, 'held'));
  // Of several set-ups of one package none is meant more than another.
  const held = [...holders.values()].flatMap((all) => (all.length === 1 ? all : []));
  const linked = [
    ...(await inRole(tx, 'grants', keysOf(origins, 'asks'))),
    ...(await inRole(tx, 'asks', keysOf(origins, 'grants'))),
  ];
  const others = new Map([...held, ...linked].map((server) => [server.id, server]));
  return [...others.values()].filter((other) => other.id !== own.id && !areSetUps(own, other));
}

/**
 * Makes one server of several. The oldest keeps its slug, its words and its history; the addresses of the others lead to it from now on. Where only a
 * younger one was ever listed, what it listed goes over whole.
 */
export async function mergeServers(tx: Db, all: readonly ServerRecord[]): Promise<ServerRecord> {
  // The one whose address has been there for longest, whenever its first attempt began.
  const [kept, ...others] = all.toSorted((left, right) => left.id - right.id);
  if (kept === undefined) throw new Error('there is nothing to merge');
  let server = kept;
  for (const other of others) {
    if (server.listingId === null && other.listingId !== null) server = await adoptListing(tx, server, other);
    await moveOrigins(tx, other.id, server.id);
  }
  return server;
}

async function moveOrigins(tx: Db, from: number, to: number): Promise<void> {
  await tx.update(serverOrigins).set({ serverId: to }).where(eq(serverOrigins.serverId, from));
  // It lists nothing of its own any more; its tools' rows stay, because their addresses do.
  await tx.update(tools).set({ isPresent: false }).where(eq(tools.serverId, from));
  await tx.update(servers).set({ mergedInto: to, listingId: null }).where(eq(servers.id, from));
  await tx.update(servers).set({ mergedInto: to }).where(eq(servers.mergedInto, from));
}

/** A server that was never listed has no tools of its own, so that no slug is in the way. */
async function adoptListing(tx: Db, server: ServerRecord, other: ServerRecord): Promise<ServerRecord> {
  for (const table of [tools, listings, crawls, changeEvents])
    await tx.update(table).set({ serverId: server.id }).where(eq(table.serverId, other.id));
  const { listingId, contextName, contextDescription, toolsChangedAt } = other;
  const { revision, judgedListingId, judgedName, judgedDescription } = other;
  const judged = { revision, judgedListingId, judgedName, judgedDescription };
  const adopted = { listingId, contextName, contextDescription, toolsChangedAt, failingSince: null, ...judged };
  await tx.update(servers).set(adopted).where(eq(servers.id, server.id));
  return { ...server, ...adopted };
}

function keysOf(origins: readonly Origin[], role: OriginRole): string[] {
  return origins.flatMap((origin) => (origin.role === role ? [origin.key] : []));
}

async function inRole(tx: Db, role: OriginRole, keys: readonly string[]): Promise<ServerRecord[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .select({ server: servers })
    .from(serverOrigins)
    .innerJoin(servers, eq(serverOrigins.serverId, servers.id))
    .where(and(eq(serverOrigins.role, role), inArray(serverOrigins.key, [...keys]), isNull(servers.mergedInto)));
  return rows.map((row) => row.server);
}

/** Two set-ups that somebody gave a slug each stay two. */
function areSetUps(left: ServerRecord, right: ServerRecord): boolean {
  return left.askedSlug !== '' && right.askedSlug !== '' && left.askedSlug !== right.askedSlug;
}
