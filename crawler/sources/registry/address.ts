import { z } from 'zod';
import { describeIssue } from '../entry.ts';

/** The official registry. */
export const PUBLIC_REGISTRY = 'https://registry.modelcontextprotocol.io';

/** A registry to walk through. */
export interface RegistrySource {
  /** Its address without a slash at the end. */
  readonly url: string;
  /** True where a person wrote the address down. */
  readonly isNamed: boolean;
}

export type RegistryParsed =
  | { readonly ok: true; readonly registry: RegistrySource }
  | { readonly ok: false; readonly error: string };

/** Reads what follows `registry` on a command line or in sources.json: nothing for the official one, or an address. */
export function parseRegistry(address: string | undefined): RegistryParsed {
  if (address === undefined || address === '') return { ok: true, registry: { url: PUBLIC_REGISTRY, isNamed: false } };
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    return {
      ok: false,
      error: `"${address.slice(0, 200)}" is no http(s) address; write registry:https://registry.example`,
    };
  if (url.username !== '' || url.password !== '')
    return { ok: false, error: 'an address with a login in it would be stored; registries are read without one' };
  if (url.search !== '' || url.hash !== '')
    return { ok: false, error: `"${url.origin}${url.pathname}" must stand without what follows "?" or "#"` };
  // The API's own path is added when it is asked.
  const path = url.pathname.replace(/\/v0(?:\.1)?(?:\/servers)?\/?$/, '').replace(/\/+$/, '');
  const plain = `${url.origin}${path}`;
  if (plain.length > MAX_ADDRESS) return { ok: false, error: `an address has at most ${MAX_ADDRESS} characters` };
  return { ok: true, registry: { url: plain, isNamed: plain !== PUBLIC_REGISTRY } };
}

/** Together with a name and a version it must fit an index entry of PostgreSQL. */
const MAX_ADDRESS = 500;

const RegistryEntryOfList = z.strictObject({
  source: z.literal('registry'),
  url: z.string().max(500).optional(),
  /** For people; servers have titles of their own. */
  title: z.string().max(200).optional(),
});

/** Reads an entry of sources.json: `{ "source": "registry" }`, with `url` for another one than the official. */
export function parseRegistryEntry(entry: unknown): RegistryParsed {
  const parsed = RegistryEntryOfList.safeParse(entry);
  return parsed.success ? parseRegistry(parsed.data.url) : { ok: false, error: describeIssue(parsed.error) };
}

/** What a registry's rows are kept under. */
export function registryKey({ url }: RegistrySource): string {
  return `registry:${url}`;
}
