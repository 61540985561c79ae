import { index, integer, pgTable, primaryKey, serial, text, timestamp, unique } from 'drizzle-orm/pg-core';
import type { ServerPosture, ServerRef } from '#crawler/types.ts';
import { SERVER_SOURCES } from '#crawler/types.ts';
import { jsonText } from './json-text.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * What an origin's key is to its server. `held`: the server is what the key names, and every ref of that key means it. `claimed`: a source says
 * so, and nothing bears it out: shown, never followed. `asks` and `grants` are the two halves of a link between a registry's entry and a
 * package: where one server asks and another grants it, they are one.
 */
export const ORIGIN_ROLES = ['held', 'claimed', 'asks', 'grants'] as const;
export type OriginRole = (typeof ORIGIN_ROLES)[number];

/** Where a server is known from: one row for each thing that one entry of a source says it is. */
export const serverOrigins = pgTable(
  'server_origins',
  {
    id: serial('id').primaryKey(),
    serverId: integer('server_id').notNull(),
    source: text('source', { enum: SERVER_SOURCES }).notNull(),
    /** Digest of the entry that says it: its source and name; see db/origin-keys.ts. */
    namedBy: text('named_by').notNull(),
    role: text('role', { enum: ORIGIN_ROLES }).notNull(),
    /** Digest of what the origin is known by, such as `npm @scope/name` or a remote's address. */
    key: text('key').notNull(),
    /** For people: `npm @scope/name`, `remote https://…`, `registry io.github.x/y`. */
    label: text('label').notNull(),
    /** The list that is read whole and holds the entry (`sources.json`, `registry:https://…`); null for one that a person named. */
    list: text('list'),
    firstSeenAt: time('first_seen_at').notNull(),
    lastSeenAt: time('last_seen_at').notNull(),
  },
  (table) => [
    unique('server_origins_said').on(table.namedBy, table.role, table.key),
    index('server_origins_key').on(table.key),
    index('server_origins_by_server').on(table.serverId),
    index('server_origins_by_list').on(table.list, table.lastSeenAt),
  ],
);

/** What is known of a server beside its list, as last read. */
export const serverPosture = pgTable('server_posture', {
  serverId: integer('server_id').primaryKey(),
  posture: jsonText<ServerPosture>('posture').notNull(),
  readAt: time('read_at').notNull(),
});

/** How far a walk through a source of many servers has come: one row a source. */
export const sourceWalks = pgTable('source_walks', {
  /** Such as `registry:https://registry.example/`. */
  source: text('source').primaryKey(),
  /** What a walk in the middle was: null between walks. */
  kind: text('kind', { enum: ['full', 'incremental'] }),
  /** Where a walk in the middle goes on. */
  cursor: text('cursor'),
  /** When the walk in the middle began, by the clock of this machine. */
  startedAt: time('started_at'),
  pages: integer('pages').notNull().default(0),
  entries: integer('entries').notNull().default(0),
  /** RFC 3339, as the source writes it: everything updated up to then is kept. */
  watermark: text('watermark'),
  /** What becomes the watermark once the walk in the middle is through. */
  nextWatermark: text('next_watermark'),
  lastFullAt: time('last_full_at'),
  finishedAt: time('finished_at'),
  /** Why the last walk ended early; null where it did not. */
  problem: text('problem'),
});

/** A source's own copy of its entries: the registry promises no durability. */
export const sourceEntries = pgTable(
  'source_entries',
  {
    source: text('source').notNull(),
    name: text('name').notNull(),
    version: text('version').notNull(),
    status: text('status', { enum: ['active', 'deprecated', 'deleted'] }).notNull(),
    /** Null where the entry could not be read, or names no way to the server. */
    ref: jsonText<ServerRef>('ref'),
    /** Why there is no ref, for people. */
    problem: text('problem'),
    /** As the source says, in UTC (`2026-11-21T10:00:00.000Z`), so that texts sort as times do. */
    updatedAt: text('updated_at'),
    /** Start of the last walk that saw it. */
    seenAt: time('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.name, table.version] })],
);
