import { z } from 'zod';
import { plainSentence } from '#classifier/llm/plain-sentence.ts';
import { Unreadable } from './tell.ts';
import type { BatchLook } from './types.ts';

/** Reads a batch or a file as an endpoint tells it: an id, and what else can be read. Throws `Unreadable` without an id. */
export function lookOf(value: unknown): BatchLook {
  const parsed = Look.safeParse(value);
  if (!parsed.success) throw new Unreadable('no id');
  return toLook(parsed.data);
}

/** Reads a page of a list; entries without an id are dropped. Throws `Unreadable` where it is no list. */
export function looksOf(value: unknown): { readonly looks: BatchLook[]; readonly hasMore: boolean } {
  const parsed = Page.safeParse(value);
  if (!parsed.success) throw new Unreadable('no list');
  const looks = parsed.data.data.flatMap((one) => {
    const look = Look.safeParse(one);
    return look.success ? [toLook(look.data)] : [];
  });
  return { looks, hasMore: parsed.data.has_more };
}

/** Ids become parts of an address: letters, digits and the few signs that endpoints put into them, and not dots alone. */
const Id = z.string().regex(/^(?!\.+$)[\w=:.~-]{1,1000}$/);
const FileId = Id.nullish().catch(null);

const Look = z.object({
  id: Id,
  status: z.string().catch(''),
  metadata: z.object({ toolrisk: z.string() }).nullish().catch(null),
  created_at: z.number().positive().max(1e11).nullish().catch(null),
  output_file_id: FileId,
  error_file_id: FileId,
  errors: z
    .object({ data: z.array(z.object({ message: z.string() })) })
    .nullish()
    .catch(null),
});

const Page = z.object({ data: z.array(z.unknown()), has_more: z.boolean().catch(false) });

function toLook(one: z.infer<typeof Look>): BatchLook {
  const why = one.errors?.data[0]?.message;
  return {
    id: one.id,
    mark: one.metadata?.toolrisk ?? null,
    status: ENDED.get(one.status) ?? 'under-way',
    detail: plainSentence(why === undefined ? one.status : `${one.status}: ${why}`),
    files: [one.output_file_id, one.error_file_id].filter((id) => typeof id === 'string'),
    createdAt: typeof one.created_at === 'number' ? new Date(one.created_at * 1000) : null,
  };
}

/** All other states, also such as the API has not got yet, may still come to an end. */
const ENDED: ReadonlyMap<string, BatchLook['status']> = new Map([
  ['completed', 'completed'],
  ['failed', 'ended-early'],
  ['expired', 'ended-early'],
  ['cancelled', 'ended-early'],
]);
