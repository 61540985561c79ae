import { index, integer, pgTable, serial, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { CHANGE_CLASSES, CHANGE_KINDS } from '#crawler/drift/types.ts';
import { jsonText } from './json-text.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** What changed in a server, as it was noticed. Written once, never altered: history that can be trusted. */
export const changeEvents = pgTable(
  'change_events',
  {
    id: serial('id').primaryKey(),
    serverId: integer('server_id').notNull(),
    at: time('at').notNull(),
    kind: text('kind', { enum: CHANGE_KINDS }).notNull(),
    class: text('class', { enum: CHANGE_CLASSES }).notNull(),
    /** The tool's exact name; null for the server itself. */
    tool: text('tool'),
    pointer: text('pointer'),
    /** `{ before?, after? }`. */
    change: jsonText<{ readonly before?: unknown; readonly after?: unknown }>('change').notNull(),
    fromListingId: integer('from_listing_id'),
    toListingId: integer('to_listing_id'),
    /** Definitions' digests, to show both whole; null where there is none. */
    fromDefinition: text('from_definition'),
    toDefinition: text('to_definition'),
    /** Digest of everything above but the time: noticing the same twice stores it once. */
    key: text('key').notNull(),
  },
  (table) => [
    unique('change_events_key').on(table.serverId, table.key),
    index('change_events_by_time').on(table.at),
    index('change_events_by_server').on(table.serverId, table.id),
  ],
);
