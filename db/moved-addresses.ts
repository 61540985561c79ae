import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { servers, tools } from './schema.ts';
import type { Db } from './types.ts';

/** An address that was a server's or a tool's own before the server turned out to be another one. */
export interface MovedAddress {
  /** `<server slug>`, or `<server slug>/<tool slug>`. */
  readonly from: string;
  /** The slug of the server that it is. */
  readonly server: string;
  /** The slug of the tool of that name there; null for the server itself, and where it lists no such tool. */
  readonly tool: string | null;
}

const kept = alias(servers, 'kept');
const keptTool = alias(tools, 'kept_tool');

/** All of them, in one order. Addresses last: each leads to what is there now. */
export async function movedAddresses(db: Db): Promise<MovedAddress[]> {
  const isShown = and(eq(servers.mergedInto, kept.id), isNotNull(kept.listingId));
  const moved = await db
    .select({ from: servers.slug, server: kept.slug })
    .from(servers)
    .innerJoin(kept, isShown)
    .orderBy(asc(servers.id));
  const movedTools = await db
    .select({ from: servers.slug, slug: tools.slug, server: kept.slug, tool: keptTool.slug })
    .from(servers)
    .innerJoin(kept, isShown)
    .innerJoin(tools, eq(tools.serverId, servers.id))
    .leftJoin(
      keptTool,
      and(eq(keptTool.serverId, kept.id), eq(keptTool.name, tools.name), eq(keptTool.isPresent, true)),
    )
    .orderBy(asc(tools.id));
  return [
    ...moved.map((one) => ({ ...one, tool: null })),
    ...movedTools.map(({ slug, from, ...to }) => ({ from: `${from}/${slug}`, ...to })),
  ];
}
