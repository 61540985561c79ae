import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { CATEGORIES, type Facet, RISK_LEVELS } from '#classifier/taxonomy.ts';
import type { Finding, RiskMove } from '#classifier/types.ts';
import {
  type AuthChallenge,
  CRAWL_FAILURE_REASONS,
  type DroppedTool,
  type ListingProvenance,
  SERVER_SOURCES,
  type ServerInfo,
} from '#crawler/types.ts';
import { jsonText } from './json-text.ts';

export { changeEvents } from './schema-history.ts';
export { type ModelBatchState, modelAnswers, modelBatches, modelBatchQuestions, modelRuns } from './schema-model.ts';
export { crawlTargets, hostTurns, queueRuns, schedulers } from './schema-queue.ts';
export {
  ORIGIN_ROLES,
  type OriginRole,
  serverOrigins,
  serverPosture,
  sourceEntries,
  sourceWalks,
} from './schema-sources.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A server as the sources know it, with what its tools are judged beside. */
export const servers = pgTable(
  'servers',
  {
    id: serial('id').primaryKey(),
    /** Stored once, never recomputed: addresses last. */
    slug: text('slug').notNull().unique(),
    source: text('source', { enum: SERVER_SOURCES }).notNull(),
    /** Digest of the first way to it (`npm @scope/name`, a remote's address): refs with an equal one are this server; see db/origin-keys.ts. */
    identity: text('identity').notNull(),
    /** The entry whose words, arguments and list these are (`named_by` of its origin); the others only know of the server. */
    ledBy: text('led_by'),
    /** The older server that this one turned out to be; its own address then leads there. */
    mergedInto: integer('merged_into'),
    /** The slug the source asked for, empty if none: two set-ups of one package may live side by side. */
    askedSlug: text('asked_slug').notNull().default(''),
    name: text('name').notNull(),
    title: text('title'),
    description: text('description'),
    /** One line for people: how the server is reached. */
    reach: text('reach').notNull(),
    /** The current listing; null until a crawl listed it. */
    listingId: integer('listing_id'),
    /** The name and description that the classifier is given, as digested into its tools' input digests. */
    contextName: text('context_name').notNull(),
    contextDescription: text('context_description'),
    firstSeenAt: time('first_seen_at').notNull(),
    /** When a crawl last looked, also where that started nothing because nothing had changed. */
    checkedAt: time('checked_at'),
    /** Since when no source names it any more; null while one does. */
    unlistedAt: time('unlisted_at'),
    /** Since when every attempt has failed; null after a listing. */
    failingSince: time('failing_since'),
    /** Since when no tool came, went or changed. */
    toolsChangedAt: time('tools_changed_at'),
    /** Goes up with everything that is an event: two changes to and fro are told apart by it. */
    revision: integer('revision').notNull().default(0),
    /** The listing and the words up to which `classify` has told what its judgements changed; null before the first. */
    judgedListingId: integer('judged_listing_id'),
    judgedName: text('judged_name'),
    judgedDescription: text('judged_description'),
  },
  (table) => [unique('servers_identity').on(table.identity, table.askedSlug)],
);

/** Every attempt to list a server. */
export const crawls = pgTable(
  'crawls',
  {
    id: serial('id').primaryKey(),
    serverId: integer('server_id')
      .notNull()
      .references(() => servers.id),
    startedAt: time('started_at').notNull(),
    finishedAt: time('finished_at').notNull(),
    /** Digest of everything that decides what the crawl would see. */
    crawlKey: text('crawl_key').notNull(),
    status: text('status', { enum: ['listed', 'failed'] }).notNull(),
    reason: text('reason', { enum: CRAWL_FAILURE_REASONS }),
    detail: text('detail'),
    /** How a person would sign in, where the server asked for that. */
    challenge: jsonText<AuthChallenge>('challenge'),
    /** Seconds after which the other side asked to be tried again. */
    retryAfterSeconds: doublePrecision('retry_after_seconds'),
    /** True if an equal crawl key would give the same outcome again: a listing, or a permanent failure. */
    isSettled: boolean('is_settled').notNull(),
    ms: integer('ms').notNull(),
    toolCount: integer('tool_count').notNull(),
    droppedCount: integer('dropped_count').notNull(),
    listingId: integer('listing_id').references(() => listings.id),
  },
  (table) => [index('crawls_by_server').on(table.serverId, table.id)],
);

/** What a server answered, once per content. */
export const listings = pgTable(
  'listings',
  {
    id: serial('id').primaryKey(),
    serverId: integer('server_id')
      .notNull()
      .references(() => servers.id),
    /** SHA-256 (hex) of the canonical JSON of the listing without its notes, which tell of one run. */
    digest: text('digest').notNull(),
    /** Null for a snapshot: only an `initialize` answer tells it. */
    serverInfo: jsonText<ServerInfo>('server_info'),
    protocolVersion: text('protocol_version'),
    provenance: jsonText<ListingProvenance>('provenance').notNull(),
    notes: jsonText<readonly string[]>('notes').notNull(),
    dropped: jsonText<readonly DroppedTool[]>('dropped').notNull(),
    /** The definitions' digests in the server's order: with `definitions`, the whole answer. */
    toolDigests: jsonText<readonly string[]>('tool_digests').notNull(),
    firstSeenAt: time('first_seen_at').notNull(),
  },
  (table) => [unique('listings_content').on(table.serverId, table.digest)],
);

/** A tool definition, once per content, whichever servers list it. */
export const definitions = pgTable('definitions', {
  /** SHA-256 (hex) of `canonical`. */
  digest: text('digest').primaryKey(),
  canonical: text('canonical').notNull(),
  /** The same JSON in the key order that the server sent: what pages show. */
  raw: text('raw').notNull(),
});

export const tools = pgTable(
  'tools',
  {
    id: serial('id').primaryKey(),
    serverId: integer('server_id')
      .notNull()
      .references(() => servers.id),
    /** The exact name, once made well-formed. Not in an index: a name of 5,000 characters does not fit into one. */
    name: text('name').notNull(),
    /** Stored once, never recomputed, also while the tool is gone. */
    slug: text('slug').notNull(),
    definitionDigest: text('definition_digest')
      .notNull()
      .references(() => definitions.digest),
    /** SHA-256 (hex) over definition, server name and description, and the sorted names of all tools. */
    inputDigest: text('input_digest').notNull(),
    /** The ruleset that judged the current input; null until one has. */
    rulesetVersion: text('ruleset_version'),
    /** Place in the server's answer, from 0. */
    position: integer('position').notNull(),
    isPresent: boolean('is_present').notNull(),
    firstSeenAt: time('first_seen_at').notNull(),
    unchangedSince: time('unchanged_since').notNull(),
    /** Since when the server no longer lists it; null while it does. */
    goneAt: time('gone_at'),
  },
  (table) => [
    unique('tools_slug').on(table.serverId, table.slug),
    index('tools_by_server').on(table.serverId, table.position),
    index('tools_by_input').on(table.inputDigest),
  ],
);

export const classifications = pgTable(
  'classifications',
  {
    inputDigest: text('input_digest').notNull(),
    rulesetVersion: text('ruleset_version').notNull(),
    category: text('category', { enum: CATEGORIES }).notNull(),
    baselineRisk: text('baseline_risk', { enum: RISK_LEVELS }).notNull(),
    risk: text('risk', { enum: RISK_LEVELS }).notNull(),
    riskMoves: jsonText<readonly RiskMove[]>('risk_moves').notNull(),
    facets: jsonText<readonly Facet[]>('facets').notNull(),
    confidence: doublePrecision('confidence').notNull(),
    needsReview: boolean('needs_review').notNull(),
    reviewReasons: jsonText<readonly string[]>('review_reasons').notNull(),
    rationale: text('rationale').notNull(),
    findings: jsonText<readonly Finding[]>('findings').notNull(),
    model: text('model'),
    promptVersion: text('prompt_version'),
    classifiedAt: time('classified_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.inputDigest, table.rulesetVersion] })],
);
