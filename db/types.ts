import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** PGlite and PostgreSQL alike: a transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database. Nothing else opens one; see db/open.ts. */
export interface OpenDb {
  readonly ok: true;
  readonly db: Db;
  /** Closes it and gives up its lock. Safe to call twice. */
  readonly close: () => Promise<void>;
}

export const OPEN_FAILURE_REASONS = ['held', 'unreachable', 'newer-version', 'unusable'] as const;
export type OpenFailureReason = (typeof OPEN_FAILURE_REASONS)[number];

export interface OpenFailure {
  readonly ok: false;
  readonly reason: OpenFailureReason;
  /** One line for people, naming the place, without a password. */
  readonly detail: string;
}
