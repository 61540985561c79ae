import { and, eq } from 'drizzle-orm';
import type { ServerRef, ServerSource } from '#crawler/types.ts';
import type { ServerRecord } from './find-server.ts';
import type { Origin } from './origin-keys.ts';
import { serverOrigins } from './schema.ts';
import type { Db } from './types.ts';

/** Whoever runs this catalogue wrote these entries, or started the command that names one. */
const OPERATORS_OWN = 3;
/** An entry of a registry that a package or a domain bears out. */
const BORNE_OUT = 2;
const CLAIMED = 1;
/** A person's own set-up tells nothing to others, and gives no words. */
const PRIVATE = 0;

const RANKS: Readonly<Record<ServerSource, number>> = {
  local: OPERATORS_OWN,
  npm: OPERATORS_OWN,
  remote: OPERATORS_OWN,
  snapshot: OPERATORS_OWN,
  registry: CLAIMED,
  config: PRIVATE,
};

/** Which of two entries decides over a server's words, arguments and list: the higher. Of equal ones the first keeps it. */
export function rankOf(ref: ServerRef, origins: readonly Origin[]): number {
  return rank(ref.source, ref.source === 'registry' && isBorneOut(origins));
}

/** The rank of the entry that leads the server now; below all others where that is gone. */
export async function leadRank(tx: Db, server: ServerRecord): Promise<number> {
  const rows = await tx
    .select({ source: serverOrigins.source, role: serverOrigins.role, label: serverOrigins.label })
    .from(serverOrigins)
    .where(and(eq(serverOrigins.serverId, server.id), eq(serverOrigins.namedBy, server.ledBy ?? '')));
  const [first] = rows;
  return first === undefined ? PRIVATE - 1 : rank(first.source, isBorneOut(rows));
}

/** The most that an entry of this source can come to. */
export function highestRankOf(source: ServerSource): number {
  return rank(source, true);
}

function rank(source: ServerSource, borneOut: boolean): number {
  return borneOut && source === 'registry' ? BORNE_OUT : RANKS[source];
}

/** The entry's own name is held only where something bears it out. */
export function isBorneOut(origins: readonly { readonly role: string; readonly label: string }[]): boolean {
  return origins.some(({ role, label }) => role === 'held' && label.startsWith('registry '));
}
