import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { ChangeClass } from '#crawler/drift/types.ts';
import { changeEvents, servers } from './schema.ts';
import type { Db } from './types.ts';

/** One thing that changed in a server, as it was noticed. */
export type StoredChange = Readonly<typeof changeEvents.$inferSelect>;

/** A change with the server it is of, for lists where several meet. */
export interface ListedChange extends StoredChange {
  readonly server: { readonly slug: string; readonly name: string; readonly title: string | null };
}

/** The latest changes of each server, the newest first: one query. At most `most` of each. */
export async function readServerChanges(db: Db, serverIds: readonly number[], most: number): Promise<StoredChange[]> {
  const place = sql<number>`row_number() over (partition by ${changeEvents.serverId} order by ${changeEvents.at} desc, ${changeEvents.id} desc)`;
  const ranked = db
    .select({ id: changeEvents.id, place: place.as('place') })
    .from(changeEvents)
    .where(inArray(changeEvents.serverId, [...serverIds]))
    .as('ranked');
  return db
    .select(columns())
    .from(changeEvents)
    .innerJoin(ranked, eq(ranked.id, changeEvents.id))
    .where(lte(ranked.place, most))
    .orderBy(desc(changeEvents.at), desc(changeEvents.id));
}

/** The latest changes of all servers that have a page, or those of one class, the newest first. */
export async function readLatestChanges(db: Db, most: number, ofClass?: ChangeClass): Promise<ListedChange[]> {
  const rows = await db
    .select({ change: changeEvents, server: { slug: servers.slug, name: servers.name, title: servers.title } })
    .from(changeEvents)
    .innerJoin(servers, eq(servers.id, changeEvents.serverId))
    .where(and(sql`${servers.listingId} is not null`, ofClass && eq(changeEvents.class, ofClass)))
    .orderBy(desc(changeEvents.at), desc(changeEvents.id))
    .limit(most);
  return rows.map(({ change, server }) => ({ ...change, server }));
}

/** How many changes of each class there are, over all servers that have a page. */
export async function countChanges(db: Db): Promise<Map<ChangeClass, number>> {
  const rows = await db
    .select({ class: changeEvents.class, count: sql<number>`count(*)::int` })
    .from(changeEvents)
    .innerJoin(servers, eq(servers.id, changeEvents.serverId))
    .where(sql`${servers.listingId} is not null`)
    .groupBy(changeEvents.class);
  return new Map(rows.map((row) => [row.class, row.count]));
}

function columns() {
  const { id, serverId, at, kind, class: severity, tool, pointer, change, key } = changeEvents;
  const { fromListingId, toListingId, fromDefinition, toDefinition } = changeEvents;
  return {
    id,
    serverId,
    at,
    kind,
    class: severity,
    tool,
    pointer,
    change,
    key,
    fromListingId,
    toListingId,
    fromDefinition,
    toDefinition,
  };
}
