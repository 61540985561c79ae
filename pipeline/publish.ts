import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleText } from '#classifier/types.ts';
import { sha256 } from '#db/digests.ts';
import { type LockHolder, takeLock } from '#db/lock.ts';
import type { OpenDb } from '#db/types.ts';
import { buildSite } from './publish/build-site.ts';
import {
  builtDigest,
  outLock,
  realOut,
  recoverOut,
  swapIn,
  whyNotReplaceable,
  writeMarker,
} from './publish/out-folder.ts';
import { writeSearchIndex } from './publish/search-index.ts';
import { siteDigest } from './publish/site-digest.ts';
import { type PageData, writePageData } from './publish/write-page-data.ts';
import { writeSiteFiles } from './publish/write-site-files.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

export type PublishProgress =
  | { readonly kind: 'page-data'; readonly servers: number; readonly tools: number }
  | { readonly kind: 'building'; readonly tools: number }
  | { readonly kind: 'searching'; readonly records: number };

export interface PublishOptions {
  /** Closed as soon as the page data is written: a build may take minutes, and nothing else could open it. */
  readonly opened: OpenDb;
  /** Absolute. Page data and scratch files go to `build/` in it. */
  readonly dataDir: string;
  /** Absolute folder of the site. */
  readonly outDir: string;
  readonly rules: readonly RuleText[];
  readonly rulesetVersion: string;
  /** The site's address, for feeds; see `readSiteUrl`. */
  readonly siteUrl?: string | undefined;
  /** For whoever finds the lock taken. */
  readonly command: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: PublishProgress) => void;
  /** Replaced in tests. */
  readonly buildSite?: typeof buildSite;
  readonly writeSearchIndex?: typeof writeSearchIndex;
}

export type PublishResult =
  | { readonly ok: true; readonly status: 'built' | 'unchanged'; readonly servers: number; readonly tools: number }
  | { readonly ok: false; readonly reason: 'held' | 'out-not-ours' | 'build-failed'; readonly detail: string };

/**
 * Computes the page data and, where it or the templates changed, builds the whole site beside the old one and swaps it in; the old site
 * stays as it is on any failure. Always closes the database.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const work = path.join(options.dataDir, 'build');
  mkdirSync(work, { recursive: true });
  const lock = takeLock(path.join(work, 'lock'), options.command);
  try {
    if (!lock.ok) return heldBy(lock.holder);
    return await publishInto(realOut(options.outDir), options, work);
  } finally {
    await options.opened.close();
    if (lock.ok) lock.release();
  }
}

function heldBy(holder: LockHolder | null): PublishResult {
  const who = `${holder?.command ?? 'unknown'} (process ${holder?.pid ?? '?'})`;
  return { ok: false, reason: 'held', detail: `another run is publishing: ${who}` };
}

/** Two data folders may share one site folder: it has a lock of its own, beside it. */
async function publishInto(outDir: string, options: PublishOptions, work: string): Promise<PublishResult> {
  const problem = whyNotReplaceable(outDir);
  if (problem !== null) return { ok: false, reason: 'out-not-ours', detail: problem };
  const lock = takeLock(outLock(outDir), options.command);
  if (!lock.ok) return heldBy(lock.holder);
  try {
    recoverOut(outDir);
    return await publishLocked({ ...options, outDir }, work);
  } finally {
    lock.release();
  }
}

async function publishLocked(options: PublishOptions, work: string): Promise<PublishResult> {
  const pages = path.join(work, 'pages');
  const data = await writePageData(options.opened.db, {
    folder: pages,
    rules: options.rules,
    rulesetVersion: options.rulesetVersion,
    siteUrl: options.siteUrl ?? null,
    onProgress: (done) => options.onProgress?.({ kind: 'page-data', ...done }),
  });
  await options.opened.close();
  const counts = { servers: data.serverCount, tools: data.toolCount };
  const digest = sha256(`${data.digest} ${siteDigest(ROOT)}`);
  if (builtDigest(options.outDir) === digest) {
    refreshStatus(options.outDir, data.site.apiStatusText);
    return { ok: true, status: 'unchanged', ...counts };
  }
  const failure = await build(options, work, pages, data, digest);
  return failure ?? { ok: true, status: 'built', ...counts };
}

async function build(
  options: PublishOptions,
  work: string,
  pageData: string,
  data: PageData,
  digest: string,
): Promise<PublishResult | null> {
  const staging = path.join(work, 'site');
  rmSync(staging, { recursive: true, force: true });
  options.onProgress?.({ kind: 'building', tools: data.toolCount });
  const cacheDir = path.join(work, 'site-cache');
  const result = await (options.buildSite ?? buildSite)({
    root: ROOT,
    pageData,
    outDir: staging,
    cacheDir,
    signal: options.signal,
  });
  options.signal?.throwIfAborted();
  if (!result.ok) {
    const log = path.join(work, 'build.log');
    writeFileSync(log, result.output);
    return {
      ok: false,
      reason: 'build-failed',
      detail: `the site could not be built: ${result.detail} (whole output in ${log})`,
    };
  }
  try {
    writeSiteFiles(data.siteFiles, staging);
    const onRecords = (records: number) => options.onProgress?.({ kind: 'searching', records });
    await (options.writeSearchIndex ?? writeSearchIndex)(data.searchFiles, path.join(staging, 'pagefind'), onRecords);
  } catch (error) {
    return { ok: false, reason: 'build-failed', detail: error instanceof Error ? error.message : String(error) };
  }
  writeMarker(staging, digest);
  swapIn(staging, options.outDir);
  return null;
}

/** The one file with times in it; the pages without them are not built again for its sake. */
function refreshStatus(outDir: string, text: string): void {
  const file = path.join(outDir, 'api/v1/status.json');
  if (!existsSync(file) || readFileSync(file, 'utf8') === text) return;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
