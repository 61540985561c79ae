import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { type DueForModel, isDueForModel, presentJudgement } from './due-for-model.ts';
import { parseDefinition } from './parse-definition.ts';
import { classificationOf } from './read-judged-tools.ts';
import { classifications, definitions, tools } from './schema.ts';
import type { Db } from './types.ts';

export interface ToolForModel {
  readonly serverId: number;
  readonly inputDigest: string;
  readonly definitionDigest: string;
  readonly tool: Tool;
  /** As it stands: by the rules, or with another model's opinion. */
  readonly classification: Classification;
}

/** The tools of some servers that are due, each server's in its own order. Callers keep it to about 500 tools, or to one server. */
export async function toolsForModel(db: Db, due: DueForModel, serverIds: readonly number[]): Promise<ToolForModel[]> {
  const rows = await db
    .select({
      serverId: tools.serverId,
      inputDigest: tools.inputDigest,
      definitionDigest: tools.definitionDigest,
      raw: definitions.raw,
      judged: classifications,
    })
    .from(tools)
    .innerJoin(definitions, eq(tools.definitionDigest, definitions.digest))
    .innerJoin(classifications, presentJudgement(due))
    .where(and(isDueForModel(due), inArray(tools.serverId, [...serverIds])))
    .orderBy(asc(tools.serverId), asc(tools.position));
  return rows.map(({ raw, judged, ...row }) => ({
    ...row,
    tool: parseDefinition(raw),
    classification: classificationOf(judged),
  }));
}
