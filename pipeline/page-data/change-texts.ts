import type { StoredChange } from '#db/read-change-events.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { changeSentence } from '../history/change-words.ts';

/** One change as the API tells it. */
export interface ApiChange {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly class: string;
  readonly tool: string | null;
  readonly pointer: string | null;
  readonly sentence: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly definitions: { readonly before: string | null; readonly after: string | null };
}

/** The body of /api/v1/changes.json. */
export function changesApiText(
  changes: readonly (StoredChange & { readonly server: { readonly slug: string } })[],
): string {
  const told = apiChanges(changes, MAX_BYTES);
  const body = { version: '1', changes: told.map((change, at) => ({ server: changes[at]?.server.slug, ...change })) };
  return `${escapeInvisible(JSON.stringify(body))}\n`;
}

const MAX_BYTES = 4 * 1024 * 1024;

/** Both versions are told of as many changes, the newest first, as fit into `maxBytes`; of the rest that they changed. */
export function apiChanges(changes: readonly StoredChange[], maxBytes: number): ApiChange[] {
  let room = maxBytes;
  return changes.map(({ id, at, kind, class: severity, tool, pointer, change, fromDefinition, toDefinition }) => {
    room -= JSON.stringify(change).length;
    return {
      id,
      at: at.toISOString(),
      kind,
      class: severity,
      tool,
      pointer,
      sentence: changeSentence({ kind, tool, pointer, ...change }),
      ...(room > 0 && change),
      definitions: { before: fromDefinition, after: toDefinition },
    };
  });
}
