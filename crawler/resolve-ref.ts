import type { CrawlContext } from './context.ts';
import { failed } from './failure.ts';
import { isExactVersion, pickVersion } from './npm-registry/pick-version.ts';
import { readVersions } from './npm-registry/read-versions.ts';
import type { CrawlResult, ReachOf, ServerReach, ServerRef } from './types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

export type ResolvedRef =
  | { readonly ok: true; readonly ref: ServerRef }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Makes the versions of a ref's npm packages exact: ranges and tags are looked up at the registry. Nothing is asked for a version that is exact
 * already. Fails where the only way to the server cannot be resolved; of several ways such a one stays as it is and fails when its turn comes.
 * Rejects only with the reason of the context's signal.
 */
export async function resolveRef(ref: ServerRef, context: CrawlContext): Promise<ResolvedRef> {
  context.signal?.throwIfAborted();
  const { alternatives } = ref;
  const first = await resolveWay(ref.reach, context);
  if (!first.ok && !alternatives?.length) return first;
  const others = await Promise.all((alternatives ?? []).map((way) => resolveWay(way, context)));
  const kept = others
    .map((other, at) => (other.ok ? other.way : alternatives?.[at]))
    .filter((way) => way !== undefined);
  return {
    ok: true,
    ref: { ...ref, reach: first.ok ? first.way : ref.reach, ...(alternatives && { alternatives: kept }) },
  };
}

export type ResolvedWay<Way extends ServerReach> =
  | { readonly ok: true; readonly way: Way }
  | { readonly ok: false; readonly failure: Failure };

/** The same for one way to a server. */
export async function resolveWay<Way extends ServerReach>(way: Way, context: CrawlContext): Promise<ResolvedWay<Way>> {
  if (way.kind !== 'npm' || isExactVersion(way.version)) return { ok: true, way };
  const found = await exactVersion(way, context);
  return found.ok ? { ok: true, way: { ...way, version: found.version } } : found;
}

async function exactVersion(
  { package: name, version: spec }: ReachOf<'npm'>,
  context: CrawlContext,
): Promise<{ readonly ok: true; readonly version: string } | { readonly ok: false; readonly failure: Failure }> {
  const read = await readVersions(name, context);
  if (!read.ok) return read;
  const version = pickVersion(read.versions, spec);
  if (version !== null && isExactVersion(version)) return { ok: true, version };
  return { ok: false, failure: failed('not-found', `The registry has no version of ${name} that is ${spec}`) };
}
