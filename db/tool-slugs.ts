import { and, inArray } from 'drizzle-orm';
import { batchesOf } from './batches.ts';
import { tools } from './schema.ts';
import type { Db } from './types.ts';

/** A tool by its exact name, also one that is gone. */
export interface NamedTool {
  readonly serverId: number;
  readonly tool: string | null;
}

/** The slugs of tools, by `slugKey`. */
export async function toolSlugs(db: Db, named: readonly NamedTool[]): Promise<Map<string, string>> {
  const slugs = new Map<string, string>();
  for (const batch of batchesOf(named)) {
    const names = [...new Set(batch.flatMap(({ tool }) => tool ?? []))];
    if (names.length === 0) continue;
    const ids = [...new Set(batch.map(({ serverId }) => serverId))];
    const rows = await db
      .select({ serverId: tools.serverId, name: tools.name, slug: tools.slug })
      .from(tools)
      .where(and(inArray(tools.serverId, ids), inArray(tools.name, names)));
    for (const { serverId, name, slug } of rows) slugs.set(slugKey(serverId, name), slug);
  }
  return slugs;
}

export function slugKey(serverId: number, tool: string): string {
  return `${serverId} ${tool}`;
}
