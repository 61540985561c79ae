import { eq, inArray } from 'drizzle-orm';
import type { ChangeEvent } from '#crawler/drift/types.ts';
import type { Tool } from '#crawler/types.ts';
import { batchesOf } from './batches.ts';
import { saveChangeEvents } from './change-events.ts';
import { definitionDigest } from './digests.ts';
import { parseDefinition } from './parse-definition.ts';
import { definitions, listings, servers } from './schema.ts';
import { type ToolToClassify, toolsToClassify } from './tools-to-classify.ts';
import type { Db } from './types.ts';

/** The words and tools that judgements are made of. */
export interface JudgedState {
  readonly context: { readonly name: string; readonly description?: string };
  readonly tools: readonly Tool[];
}

/** One server as it is to be judged now, and as it was when judgements were last told. */
export interface JudgingStep {
  readonly serverId: number;
  readonly revision: number;
  readonly listingId: number | null;
  readonly context: JudgedState['context'];
  readonly tools: readonly ToolToClassify[];
  /** Null where nothing changed since, or nothing was judged before. */
  readonly before: (JudgedState & { readonly listingId: number }) | null;
}

/** Reads both at one moment: a crawl that stores the next listing meanwhile waits, or is not seen. */
export async function readJudgingStep(db: Db, serverId: number, rulesetVersion: string): Promise<JudgingStep | null> {
  return db.transaction(async (tx) => {
    const [server] = await tx.select().from(servers).where(eq(servers.id, serverId)).for('share');
    if (server === undefined) return null;
    const { judgedListingId, listingId } = server;
    const context = contextOf(server.contextName, server.contextDescription);
    const wasContext = contextOf(server.judgedName ?? '', server.judgedDescription);
    const isSame =
      judgedListingId === listingId &&
      context.name === wasContext.name &&
      context.description === wasContext.description;
    const before =
      judgedListingId === null || isSame
        ? null
        : { listingId: judgedListingId, context: wasContext, tools: await listedTools(tx, judgedListingId) };
    const tools = await toolsToClassify(tx, serverId, rulesetVersion);
    return { serverId, revision: server.revision, listingId, context, tools, before };
  });
}

/** Stores what the judgements changed and up to where they are told; nothing where another run has told it. Call inside the judgements' transaction. */
export async function saveJudgingStep(
  tx: Db,
  step: JudgingStep,
  events: readonly ChangeEvent[],
  now: Date,
): Promise<void> {
  const [server] = await tx
    .select({ judgedListingId: servers.judgedListingId })
    .from(servers)
    .where(eq(servers.id, step.serverId))
    .for('update');
  if (server === undefined || (step.before !== null && server.judgedListingId !== step.before.listingId)) return;
  const noticed = {
    serverId: step.serverId,
    at: now,
    occasion: `judged at revision ${step.revision}`,
    fromListingId: step.before?.listingId ?? null,
    toListingId: step.listingId,
  };
  const before = digestsOf(step.before?.tools ?? []);
  const after = digestsOf(step.tools.map(({ tool }) => tool));
  await saveChangeEvents(tx, { ...noticed, before, after }, events);
  await tx
    .update(servers)
    .set({
      judgedListingId: step.listingId,
      judgedName: step.context.name,
      judgedDescription: step.context.description ?? null,
    })
    .where(eq(servers.id, step.serverId));
}

function contextOf(name: string, description: string | null): JudgedState['context'] {
  return description === null ? { name } : { name, description };
}

/** In the listing's order. Empty where it was thinned away, which its being the last judged one prevents. */
async function listedTools(tx: Db, listingId: number): Promise<Tool[]> {
  const [listing] = await tx
    .select({ toolDigests: listings.toolDigests })
    .from(listings)
    .where(eq(listings.id, listingId));
  return definitionsInOrder(tx, listing?.toolDigests ?? []);
}

/** The definitions with these digests, in this order; those that are not kept are left out. */
export async function definitionsInOrder(db: Db, digests: readonly string[]): Promise<Tool[]> {
  const byDigest = new Map<string, Tool>();
  for (const batch of batchesOf(digests)) {
    const rows = await db.select().from(definitions).where(inArray(definitions.digest, batch));
    for (const { digest, raw } of rows) byDigest.set(digest, parseDefinition(raw));
  }
  return digests.flatMap((digest) => byDigest.get(digest) ?? []);
}

function digestsOf(tools: readonly Tool[]): Map<string, string> {
  return new Map(tools.map((tool) => [tool.name, definitionDigest(tool)]));
}
