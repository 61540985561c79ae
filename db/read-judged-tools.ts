import { and, eq, inArray } from 'drizzle-orm';
import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { parseDefinition } from './parse-definition.ts';
import { classifications, definitions, tools } from './schema.ts';
import type { Db } from './types.ts';

/** One present tool with what was found out about it. */
export interface JudgedToolRecord {
  readonly serverId: number;
  readonly slug: string;
  readonly tool: Tool;
  readonly definitionDigest: string;
  readonly firstSeenAt: Date;
  readonly unchangedSince: Date;
  /** Null until `classify` has judged it as it is now. */
  readonly classification: Classification | null;
}

/** All present tools of some servers, each server's in its own order: one query. Callers keep it to about 500 tools, or to one server. */
export async function readJudgedTools(db: Db, serverIds: readonly number[]): Promise<JudgedToolRecord[]> {
  const rows = await db
    .select({
      serverId: tools.serverId,
      slug: tools.slug,
      definitionDigest: tools.definitionDigest,
      firstSeenAt: tools.firstSeenAt,
      unchangedSince: tools.unchangedSince,
      raw: definitions.raw,
      judged: classifications,
    })
    .from(tools)
    .innerJoin(definitions, eq(tools.definitionDigest, definitions.digest))
    .leftJoin(
      classifications,
      and(eq(tools.inputDigest, classifications.inputDigest), eq(tools.rulesetVersion, classifications.rulesetVersion)),
    )
    .where(and(inArray(tools.serverId, [...serverIds]), eq(tools.isPresent, true)))
    .orderBy(tools.serverId, tools.position);
  return rows.map(({ raw, judged, ...row }) => ({
    ...row,
    tool: parseDefinition(raw),
    classification: judged === null ? null : classificationOf(judged),
  }));
}

/** The judgement in a stored row. */
export function classificationOf(row: typeof classifications.$inferSelect): Classification {
  const { inputDigest: _, classifiedAt: __, ...classification } = row;
  return classification;
}
