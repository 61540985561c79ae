import { DEFAULT_WALK_LIMITS } from './limits.ts';

export type { AskOptions, RegistryAnswer, RegistryFetch } from './ask.ts';
export type { RegistryEntry } from './entry.ts';
export { type LatestRead, readLatest } from './latest.ts';
export { DEFAULT_WALK_LIMITS, FULL_WALK_EVERY_MS, WATERMARK_OVERLAP_MS, type WalkLimits } from './limits.ts';
export { openRegistryFetch } from './registry-fetch.ts';
export { type WalkEnd, type WalkedPage, type WalkOptions, walkRegistry } from './walk.ts';
export { NEW_WALK_STATE, type WalkProgress, type WalkState } from './walk-state.ts';

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
  return { ok: true, registry: { url: plain, isNamed: plain !== PUBLIC_REGISTRY } };
}

/** What a registry's rows are kept under. */
export function registryKey({ url }: RegistrySource): string {
  return `registry:${url}`;
}

/** Limits with the defaults for what is left out. */
export function walkLimits(limits?: Partial<typeof DEFAULT_WALK_LIMITS>): typeof DEFAULT_WALK_LIMITS {
  return { ...DEFAULT_WALK_LIMITS, ...limits };
}
