import { z } from 'zod';
import type { CrawlContext } from '../context.ts';
import { oneLine } from '../failure.ts';
import { npmSettings } from '../install/npm-settings.ts';
import { FullPackument, Manifest } from '../npm-registry/packument.ts';
import { packagePath, parseJson } from '../npm-registry/read-versions.ts';
import { type AskRegistry, openRegistry } from '../npm-registry/registry-client.ts';
import { normalRepository } from './repository.ts';

/** What the registry tells of one version, as it is kept beside the installed package. */
export const PackagePosture = z.object({
  registryName: z.string().nullable(),
  repositoryFolder: z.string().nullable(),
  deprecated: z.string().nullable(),
  publishedAt: z.string().nullable(),
  packageCreatedAt: z.string().nullable(),
  packageRepository: z.string().nullable(),
  hasProvenance: z.boolean().nullable(),
});
export type PackagePosture = z.infer<typeof PackagePosture>;

const UNKNOWN: PackagePosture = {
  registryName: null,
  repositoryFolder: null,
  deprecated: null,
  publishedAt: null,
  packageCreatedAt: null,
  packageRepository: null,
  hasProvenance: null,
};

/** npm's whole document holds the readme and every version's manifest. Beyond this much it is left, and the version's own manifest is read. */
const MAX_DOCUMENT_BYTES = 6 * 1024 * 1024;
const MAX_MANIFEST_BYTES = 1024 * 1024;
/** It is an extra: a registry that does not answer has had its time when it was installed from. */
const PATIENCE_MS = 10_000;
const MAX_WORDS = 300;

/** Asks the registry for what it tells of a version beside its files. What it does not tell, or not in time, is null. */
export async function readPackagePosture(
  { package: name, version }: { readonly package: string; readonly version: string },
  context: CrawlContext,
): Promise<PackagePosture> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const signal = context.signal ? AbortSignal.any([context.signal, patience]) : patience;
    return await askFor(name, version, await openRegistry(await npmSettings(), signal));
  } catch {
    context.signal?.throwIfAborted();
    return UNKNOWN;
  }
}

async function askFor(name: string, version: string, ask: AskRegistry): Promise<PackagePosture> {
  const path = packagePath(name);
  const whole = await ask(path, { accept: 'application/json' }, MAX_DOCUMENT_BYTES);
  const document = whole.ok && whole.status === 200 ? FullPackument.safeParse(parseJson(whole.text)).data : undefined;
  if (document !== undefined) {
    const { versions, time = {} } = document;
    const manifest = Manifest.safeParse(Object.hasOwn(versions, version) ? versions[version] : undefined).data;
    return toPosture(manifest, { version: timeOf(time, version), created: timeOf(time, 'created') });
  }
  if (whole.ok || whole.problem !== 'too-large') return UNKNOWN;
  const own = await ask(`${path}/${encodeURIComponent(version)}`, { accept: 'application/json' }, MAX_MANIFEST_BYTES);
  const manifest = own.ok && own.status === 200 ? Manifest.safeParse(parseJson(own.text)).data : undefined;
  return toPosture(manifest, { version: null, created: null });
}

function toPosture(
  manifest: Manifest | undefined,
  times: { readonly version: string | null; readonly created: string | null },
): PackagePosture {
  const shared = { publishedAt: times.version, packageCreatedAt: times.created };
  if (manifest === undefined) return { ...UNKNOWN, ...shared };
  const { mcpName, repository, deprecated, dist } = manifest;
  return {
    ...shared,
    registryName: mcpName === undefined ? null : oneLine(mcpName, MAX_WORDS),
    repositoryFolder: repository?.directory === undefined ? null : oneLine(repository.directory, MAX_WORDS),
    packageRepository: repository === undefined ? null : normalRepository(repository.url),
    deprecated: deprecatedWords(deprecated),
    hasProvenance: provenanceOf(dist),
  };
}

/** A mirror that hands on no signatures hands on no attestations either: then nothing is known. */
function provenanceOf(dist: Manifest['dist']): boolean | null {
  if (dist?.attestations?.provenance != null) return true;
  return dist?.signatures === undefined ? null : false;
}

/** npm itself takes `true` for a word of its own; an empty text takes the mark back. */
function deprecatedWords(deprecated: string | boolean | undefined): string {
  if (deprecated === true) return 'This version is deprecated.';
  return typeof deprecated === 'string' ? oneLine(deprecated, MAX_WORDS) : '';
}

/** Times are as the registry writes them; what is no time is none. */
function timeOf(times: Readonly<Record<string, unknown>>, name: string): string | null {
  const text = Object.hasOwn(times, name) ? times[name] : null;
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
