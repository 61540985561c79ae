import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { parseDefinition } from './parse-definition.ts';
import { classificationOf, type JudgedToolRecord } from './read-judged-tools.ts';
import { classifications, definitions, tools } from './schema.ts';
import type { Db } from './types.ts';

/** A tool that its server no longer lists, as it was last defined and judged. */
export interface GoneToolRecord extends JudgedToolRecord {
  /** Null where it went before that was kept. */
  readonly goneAt: Date | null;
}

/** Those of these servers that have lost a tool. */
export async function serversWithGoneTools(db: Db, serverIds: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectDistinct({ serverId: tools.serverId })
    .from(tools)
    .where(and(inArray(tools.serverId, [...serverIds]), eq(tools.isPresent, false)));
  return new Set(rows.map((row) => row.serverId));
}

/** The tools that one server no longer lists, those that went last first, at most `most`: a server can rename itself every day. */
export async function readGoneTools(db: Db, serverId: number, most: number): Promise<GoneToolRecord[]> {
  const rows = await db
    .select({
      serverId: tools.serverId,
      slug: tools.slug,
      definitionDigest: tools.definitionDigest,
      firstSeenAt: tools.firstSeenAt,
      unchangedSince: tools.unchangedSince,
      goneAt: tools.goneAt,
      raw: definitions.raw,
      judged: classifications,
    })
    .from(tools)
    .innerJoin(definitions, eq(tools.definitionDigest, definitions.digest))
    .leftJoin(
      classifications,
      and(eq(tools.inputDigest, classifications.inputDigest), eq(tools.rulesetVersion, classifications.rulesetVersion)),
    )
    .where(and(eq(tools.serverId, serverId), eq(tools.isPresent, false)))
    .orderBy(sql`${tools.goneAt} desc nulls last`, desc(tools.id))
    .limit(most);
  return rows.map(({ raw, judged, ...row }) => ({
    ...row,
    tool: parseDefinition(raw),
    classification: judged === null ? null : classificationOf(judged),
  }));
}
