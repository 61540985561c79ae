import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tool } from '#crawler/types.ts';
import { batchesOf } from './batches.ts';
import { canonicalJson, contextDigest, inputDigest, sha256 } from './digests.ts';
import { definitions, tools } from './schema.ts';
import type { StoredContext } from './server-identity.ts';
import { assignSlugs } from './slugs.ts';
import type { Db } from './types.ts';

type ToolRecord = typeof tools.$inferSelect;
type NewTool = typeof tools.$inferInsert;

/**
 * Makes the server's tools those of a listing. Tools that are gone stay, marked, with their slug; names come once each. Returns whether any
 * tool came, went or changed. Call inside the transaction that stores the listing.
 */
export async function saveTools(
  tx: Db,
  serverId: number,
  listed: readonly Tool[],
  context: StoredContext,
  now: Date,
): Promise<boolean> {
  const known = await tx.select().from(tools).where(eq(tools.serverId, serverId));
  const byName = new Map(known.map((tool) => [tool.name, tool]));
  const drafts = await saveDefinitions(tx, listed);
  const slugs = newSlugs(listed, known, byName);
  const sharedContext = contextDigest(
    context,
    listed.map((tool) => tool.name),
  );
  const rows = drafts.map(({ tool, digest }, position) => {
    const row = {
      serverId,
      name: tool.name,
      definitionDigest: digest,
      inputDigest: inputDigest(digest, sharedContext),
      position,
    };
    return toolRow(row, byName.get(tool.name), slugs.get(tool.name), now);
  });
  await upsertTools(tx, rows);
  const gone = await markGone(tx, serverId, known, new Set(listed.map((tool) => tool.name)), now);
  return gone > 0 || rows.some((row) => isChange(row, byName.get(row.name)));
}

/** Stores definitions that are not stored yet; returns each with its digest. */
export async function saveDefinitions(tx: Db, listed: readonly Tool[]): Promise<{ tool: Tool; digest: string }[]> {
  const drafts = listed.map((tool) => {
    const canonical = canonicalJson(tool);
    return { tool, digest: sha256(canonical), canonical };
  });
  // In one order everywhere, so that two writers of the same definitions never wait for each other.
  const ordered = drafts.toSorted((left, right) => (left.digest < right.digest ? -1 : 1));
  for (const batch of batchesOf(ordered)) {
    const rows = batch.map(({ tool, digest, canonical }) => ({ digest, canonical, raw: JSON.stringify(tool) }));
    await tx.insert(definitions).values(rows).onConflictDoNothing();
  }
  return drafts;
}

function newSlugs(listed: readonly Tool[], known: readonly ToolRecord[], byName: ReadonlyMap<string, ToolRecord>) {
  const names = listed.map((tool) => tool.name).filter((name) => !byName.has(name));
  return assignSlugs(names, new Set(known.map((tool) => tool.slug)));
}

function toolRow(
  row: Pick<NewTool, 'serverId' | 'name' | 'definitionDigest' | 'inputDigest' | 'position'>,
  old: ToolRecord | undefined,
  newSlug: string | undefined,
  now: Date,
): NewTool {
  const slug = old?.slug ?? newSlug;
  if (slug === undefined) throw new Error('a tool has no slug');
  const isSameDefinition = old?.definitionDigest === row.definitionDigest;
  return {
    ...row,
    slug,
    isPresent: true,
    rulesetVersion: old?.inputDigest === row.inputDigest ? old.rulesetVersion : null,
    firstSeenAt: old?.firstSeenAt ?? now,
    unchangedSince: old !== undefined && isSameDefinition ? old.unchangedSince : now,
  };
}

async function upsertTools(tx: Db, rows: readonly NewTool[]): Promise<void> {
  for (const batch of batchesOf(rows)) {
    await tx
      .insert(tools)
      .values(batch)
      .onConflictDoUpdate({
        target: [tools.serverId, tools.slug],
        set: {
          definitionDigest: sql`excluded.definition_digest`,
          inputDigest: sql`excluded.input_digest`,
          rulesetVersion: sql`excluded.ruleset_version`,
          position: sql`excluded.position`,
          isPresent: sql`excluded.is_present`,
          unchangedSince: sql`excluded.unchanged_since`,
          goneAt: sql`null`,
        },
      });
  }
}

async function markGone(
  tx: Db,
  serverId: number,
  known: readonly ToolRecord[],
  listed: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  const gone = known.filter((tool) => tool.isPresent && !listed.has(tool.name)).map((tool) => tool.id);
  for (const ids of batchesOf(gone)) {
    await tx
      .update(tools)
      .set({ isPresent: false, goneAt: now })
      .where(and(eq(tools.serverId, serverId), inArray(tools.id, ids)));
  }
  return gone.length;
}

function isChange(row: NewTool, old: ToolRecord | undefined): boolean {
  return old === undefined || !old.isPresent || old.definitionDigest !== row.definitionDigest;
}
