import { type AskOptions, askRegistry } from './ask.ts';
import type { RegistryEntry } from './entry.ts';
import { readSingle } from './page.ts';
import { registryAddress } from './walk.ts';

/** What the registry says when it is asked for the newest version of one server. */
export type LatestRead =
  | { readonly kind: 'found'; readonly entry: RegistryEntry }
  /** It has no version of it any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly problem: string };

/** Asks for the newest version of a server: where a version was deleted, an older one may stand. */
export async function readLatest(url: string, name: string, options: AskOptions): Promise<LatestRead> {
  const address = registryAddress(url, `v0.1/servers/${encodeURIComponent(name)}/versions/latest`);
  const read = (body: string) => {
    const entry = readSingle(body, url);
    return entry === null ? { ok: false as const, problem: UNREADABLE } : { ok: true as const, value: entry };
  };
  const asked = await askRegistry(address.href, read, options);
  if (asked.ok && asked.value.name !== name) return { kind: 'unknown', problem: 'answered for another server' };
  if (asked.ok) return asked.value.status === 'deleted' ? { kind: 'gone' } : { kind: 'found', entry: asked.value };
  // 404 where the server is not there, 410 where it was.
  return asked.refused === 404 || asked.refused === 410
    ? { kind: 'gone' }
    : { kind: 'unknown', problem: asked.problem };
}

const UNREADABLE = 'answered with something that is no entry';
