import type { ChangeEvent } from '#crawler/drift/types.ts';
import { batchesOf } from './batches.ts';
import { canonicalJson, sha256 } from './digests.ts';
import { changeEvents } from './schema.ts';
import { storableJson, storableText } from './storable.ts';
import type { Db } from './types.ts';

/** What noticed the events. */
export interface Noticed {
  readonly serverId: number;
  readonly at: Date;
  /** What tells this time from another at which the very same changed, such as the server's revision. */
  readonly occasion: string;
  readonly fromListingId?: number | null;
  readonly toListingId?: number | null;
  /** Digests of the definitions before and after, by the tool's name. */
  readonly before?: ReadonlyMap<string, string>;
  readonly after?: ReadonlyMap<string, string>;
}

/** Stores events; those that were stored before, at the same occasion, are left as they are. Call inside the transaction that makes them true. */
export async function saveChangeEvents(tx: Db, noticed: Noticed, events: readonly ChangeEvent[]): Promise<void> {
  for (const batch of batchesOf(events)) {
    const rows = batch.map((event) => eventRow(noticed, event));
    await tx.insert(changeEvents).values(rows).onConflictDoNothing();
  }
}

function eventRow(noticed: Noticed, event: ChangeEvent): typeof changeEvents.$inferInsert {
  const tool = event.tool === null ? null : storableText(event.tool);
  const told = {
    kind: event.kind,
    class: event.class,
    tool,
    pointer: event.pointer === null ? null : storableText(event.pointer),
    change: bothVersions(event),
    fromListingId: noticed.fromListingId ?? null,
    toListingId: noticed.toListingId ?? null,
    fromDefinition: digestOf(noticed.before, event.kind === 'tool-renamed' ? event.before : tool),
    toDefinition: digestOf(noticed.after, tool),
  };
  const key = sha256(canonicalJson([noticed.occasion, told]));
  return { serverId: noticed.serverId, at: noticed.at, ...told, key };
}

function bothVersions({ before, after }: ChangeEvent): { before?: unknown; after?: unknown } {
  return {
    ...(before !== undefined && { before: storableJson(before) }),
    ...(after !== undefined && { after: storableJson(after) }),
  };
}

function digestOf(digests: ReadonlyMap<string, string> | undefined, name: unknown): string | null {
  return (typeof name === 'string' ? digests?.get(name) : null) ?? null;
}
