import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ChangeEvent, ChangeKind, Comparers } from '#crawler/drift/types.ts';
import type { IdentityListing, Tool, ToolListing } from '#crawler/types.ts';
import { batchesOf } from './batches.ts';
import { saveChangeEvents } from './change-events.ts';
import { definitionDigest } from './digests.ts';
import type { ServerRecord } from './find-server.ts';
import { parseDefinition } from './parse-definition.ts';
import { saveDefinitions } from './save-tools.ts';
import { definitions, listings, servers, tools } from './schema.ts';
import type { Db } from './types.ts';

/** The name that the crawler gives as its own. */
const OWN_NAME = 'toolrisk';

interface NewListing {
  readonly listing: ToolListing;
  /** The stored listing. */
  readonly id: number;
  readonly compare: Comparers;
  readonly at: Date;
}

/**
 * Stores what a new listing changed in a server that was listed before; the first one is no change. Call before the tools of the new one are stored:
 * those that are present are what it is compared with.
 */
export async function noteListing(tx: Db, server: ServerRecord, now: NewListing): Promise<void> {
  if (server.listingId === null || server.listingId === now.id) return;
  const before = new Map(await presentTools(tx, server.id));
  const after = new Map(now.listing.tools.map((tool) => [tool.name, definitionDigest(tool)]));
  const [old] = await tx
    .select({ serverInfo: listings.serverInfo })
    .from(listings)
    .where(eq(listings.id, server.listingId));
  const changedBefore = [...before].filter(([name, digest]) => after.get(name) !== digest).map(([, digest]) => digest);
  const events = now.compare.listings(
    { serverInfo: old?.serverInfo ?? null, tools: await definitionsOf(tx, changedBefore) },
    {
      serverInfo: now.listing.serverInfo,
      tools: now.listing.tools.filter((tool) => before.get(tool.name) !== after.get(tool.name)),
    },
  );
  const noticed = {
    serverId: server.id,
    at: now.at,
    fromListingId: server.listingId,
    toListingId: now.id,
    before,
    after,
  };
  await saveChangeEvents(tx, { ...noticed, occasion: occasionOf(server) }, events);
}

/** Stores where lists for other client names differ. The same difference is told once, however often it is seen. */
export async function noteIdentities(
  tx: Db,
  server: ServerRecord,
  identities: readonly IdentityListing[],
  now: NewListing,
): Promise<void> {
  const own = now.listing.tools;
  for (const identity of identities) {
    const events = now.compare.identity(OWN_NAME, own, identity);
    const told = new Set(events.map((event) => event.tool));
    // Both versions stay: what another client is shown stands in no listing.
    const shown = identity.tools.filter((tool) => told.has(tool.name));
    await saveDefinitions(tx, shown);
    const noticed = { serverId: server.id, at: now.at, before: digestsOf(own), after: digestsOf(shown) };
    await saveChangeEvents(tx, { ...noticed, occasion: `as ${identity.clientName}` }, events);
  }
}

const SERVER_CLASSES = {
  'server-failing': 'cosmetic',
  'server-recovered': 'cosmetic',
  'server-unlisted': 'narrowed',
  'server-relisted': 'widened',
} as const satisfies Partial<Record<ChangeKind, ChangeEvent['class']>>;

/** Stores what happened to a server as a whole, unless it was never listed. Call where its state changes, in the same transaction. */
export async function noteServer(
  tx: Db,
  server: Pick<ServerRecord, 'id' | 'revision' | 'listingId'>,
  kind: keyof typeof SERVER_CLASSES,
  at: Date,
  after?: { readonly reason: string; readonly detail: string },
): Promise<void> {
  if (server.listingId === null) return;
  const event = { kind, class: SERVER_CLASSES[kind], tool: null, pointer: null, ...(after && { after }) };
  await saveChangeEvents(tx, { serverId: server.id, at, occasion: occasionOf(server) }, [event]);
  await tx
    .update(servers)
    .set({ revision: sql`${servers.revision} + 1` })
    .where(eq(servers.id, server.id));
}

/** The revision goes up with every change of state, so that to and fro are two occasions. */
function occasionOf({ revision }: Pick<ServerRecord, 'revision'>): string {
  return `revision ${revision}`;
}

async function presentTools(tx: Db, serverId: number): Promise<[string, string][]> {
  const rows = await tx
    .select({ name: tools.name, digest: tools.definitionDigest })
    .from(tools)
    .where(and(eq(tools.serverId, serverId), eq(tools.isPresent, true)));
  return rows.map(({ name, digest }) => [name, digest]);
}

async function definitionsOf(tx: Db, digests: readonly string[]): Promise<Tool[]> {
  const found: Tool[] = [];
  for (const batch of batchesOf(digests)) {
    const rows = await tx.select({ raw: definitions.raw }).from(definitions).where(inArray(definitions.digest, batch));
    for (const { raw } of rows) found.push(parseDefinition(raw));
  }
  return found;
}

function digestsOf(listed: readonly Tool[]): Map<string, string> {
  return new Map(listed.map((tool) => [tool.name, definitionDigest(tool)]));
}
