import { type RegistryEntry, readEntry } from './entry.ts';
import { PageJson } from './schema.ts';

/** One answer of the list of servers. */
export interface RegistryPage {
  readonly entries: readonly RegistryEntry[];
  /** Elements without so much as a name that can be read. */
  readonly dropped: number;
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

export type PageRead =
  | { readonly ok: true; readonly page: RegistryPage }
  | { readonly ok: false; readonly problem: string };

/** Reads an answer's body. `registry` is the registry's address. */
export function readPage(body: string, registry: string): PageRead {
  const json = parseJson(body);
  if (!json.ok) return { ok: false, problem: 'answered with something that is not JSON' };
  const parsed = PageJson.safeParse(json.value);
  if (!parsed.success) return { ok: false, problem: 'answered with JSON that is no list of servers' };
  const { servers, metadata } = parsed.data;
  const read = servers.map((element) => readEntry(element, registry));
  const entries = read.filter((entry) => entry !== null);
  return {
    ok: true,
    page: { entries, dropped: read.length - entries.length, nextCursor: metadata.nextCursor || null },
  };
}

/** Reads the answer to a question after a single entry. */
export function readSingle(body: string, registry: string): RegistryEntry | null {
  const json = parseJson(body);
  return json.ok ? readEntry(json.value, registry) : null;
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
