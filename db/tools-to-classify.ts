import { and, eq } from 'drizzle-orm';
import type { Tool } from '#crawler/types.ts';
import { parseDefinition } from './parse-definition.ts';
import { definitions, tools } from './schema.ts';
import type { Db } from './types.ts';

export interface ToolToClassify {
  readonly id: number;
  readonly inputDigest: string;
  /** False where this ruleset has judged the present input: it is read as a sibling only. */
  readonly isDue: boolean;
  readonly tool: Tool;
}

/** All present tools of one server, in its order: siblings are context for each other. */
export async function toolsToClassify(db: Db, serverId: number, rulesetVersion: string): Promise<ToolToClassify[]> {
  const rows = await db
    .select({
      id: tools.id,
      inputDigest: tools.inputDigest,
      rulesetVersion: tools.rulesetVersion,
      raw: definitions.raw,
    })
    .from(tools)
    .innerJoin(definitions, eq(tools.definitionDigest, definitions.digest))
    .where(and(eq(tools.serverId, serverId), eq(tools.isPresent, true)))
    .orderBy(tools.position);
  return rows.map((row) => ({
    id: row.id,
    inputDigest: row.inputDigest,
    isDue: row.rulesetVersion !== rulesetVersion,
    tool: parseDefinition(row.raw),
  }));
}
