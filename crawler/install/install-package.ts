import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CrawlContext } from '../context.ts';
import { failed } from '../failure.ts';
import { type CrawlLimits, DEFAULT_LIMITS } from '../limits.ts';
import { sha256 } from '../listing/provenance.ts';
import { readPackagePosture } from '../posture/package-posture.ts';
import type { WorkingSandbox } from '../sandbox/types.ts';
import type { CrawlResult } from '../types.ts';
import { explainInstallFailure } from './explain-install-failure.ts';
import { InstalledPackage, readInstalled } from './installed-package.ts';
import { noteUse, RECORD, takeLease } from './lease.ts';
import { NPM_FOLDER } from './npm-folder.ts';
import { type NpmSettings, readNpmSettings } from './npm-settings.ts';
import { pruneNowAndThen } from './prune-cache.ts';
import { runInstall } from './run-install.ts';
import { removeAbandoned, stagingFolder } from './staging-folder.ts';

export type InstallResult =
  | {
      readonly ok: true;
      readonly prefix: string;
      readonly installed: InstalledPackage;
      /** Gives the folder up: from then on it may be cleared away. */
      readonly release: () => Promise<void>;
    }
  | { readonly ok: false; readonly failure: Extract<CrawlResult, { status: 'failed' }> };

/** npm 11 refuses what does not come from the registry before it fetches it. Two tries: an unreachable registry costs seconds, not minutes. */
const NPM_ARGS = [
  'install',
  '--ignore-scripts',
  ...['--allow-git=none', '--allow-remote=none', '--allow-file=none', '--allow-directory=none'],
  ...['--omit-lockfile-registry-resolved=true', '--no-audit', '--no-fund', '--no-update-notifier', '--no-progress'],
  ...[
    '--loglevel=error',
    '--logs-max=0',
    '--userconfig=/nonexistent/user',
    '--globalconfig=/nonexistent/global',
    '--git=/nonexistent',
  ],
  ...['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'],
];

/**
 * Installs an exact version of a package without running any of its code, or finds it installed by an earlier crawl; then
 * nothing is asked of the registry. The folder appears complete or not at all.
 */
export async function installPackage(
  wanted: { readonly package: string; readonly version: string },
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<InstallResult> {
  const prefix = join(context.cacheDir, 'packages', folderName(wanted));
  const lease = await takeLease(prefix);
  try {
    const result = await findOrInstall(wanted, prefix, sandbox, context);
    if (!result.ok) await lease.release();
    else await noteUse(prefix);
    return result.ok ? { ...result, release: lease.release } : result;
  } catch (error) {
    await lease.release();
    throw error;
  }
}

type Found = Exclude<InstallResult, { ok: true }> | Omit<Extract<InstallResult, { ok: true }>, 'release'>;

async function findOrInstall(
  wanted: { readonly package: string; readonly version: string },
  prefix: string,
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<Found> {
  const installed = await readRecord(prefix);
  if (installed) return { ok: true, prefix, installed };
  // The same package with other arguments is another server: they share one install.
  const installing = UNDER_WAY.get(prefix) ?? installOnce(wanted, prefix, sandbox, context);
  UNDER_WAY.set(prefix, installing);
  try {
    return await installing;
  } finally {
    UNDER_WAY.delete(prefix);
  }
}

/** Installs of this process by their folder. */
const UNDER_WAY = new Map<string, Promise<Found>>();

async function installOnce(
  wanted: { readonly package: string; readonly version: string },
  prefix: string,
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<Found> {
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  context.onProgress?.({ kind: 'installing', package: wanted.package, version: wanted.version });
  await removeAbandoned(dirname(prefix));
  await pruneNowAndThen(context.cacheDir, context.cacheBytes);
  const staging = stagingFolder(prefix);
  const cache = join(context.cacheDir, `npm-${sandbox.kind}`);
  await Promise.all([mkdir(staging, { recursive: true }), mkdir(cache, { recursive: true })]);
  // Other users install it and run from it, whatever the caller's umask is.
  await chmod(staging, 0o755);
  try {
    return await installInto({ staging, prefix, cache }, wanted, sandbox, limits, context);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Readable, and unique whatever a package is called. */
function folderName(wanted: { readonly package: string; readonly version: string }): string {
  const exact = `${wanted.package}@${wanted.version}`;
  const readable = exact
    .split(/[^a-zA-Z0-9._@-]+/)
    .join('-')
    .slice(0, 100);
  return `${readable}-${sha256(exact).slice(0, 8)}`;
}

async function readRecord(prefix: string): Promise<InstalledPackage | null> {
  try {
    return InstalledPackage.parse(JSON.parse(await readFile(join(prefix, RECORD), 'utf8')));
  } catch {
    // Not installed yet, or by a version of this program that recorded less.
    return null;
  }
}

async function installInto(
  folders: { readonly staging: string; readonly prefix: string; readonly cache: string },
  wanted: { readonly package: string; readonly version: string },
  sandbox: WorkingSandbox,
  limits: CrawlLimits,
  context: CrawlContext,
): Promise<Found> {
  const { staging, prefix, cache } = folders;
  const settings = await readNpmSettings();
  // With a name of its own, or npm would write the folder's into the lock file and every install had another digest.
  const manifest = { name: 'installed', private: true, dependencies: { [wanted.package]: wanted.version } };
  await writeFile(join(staging, 'package.json'), `${JSON.stringify(manifest)}\n`);
  await chmod(join(staging, 'package.json'), 0o644);
  const prepared = await sandbox.prepareInstall({
    npmFolder: NPM_FOLDER,
    prefix: staging,
    cache,
    args: NPM_ARGS,
    ...settings,
  });
  const end = await runInstall(prepared, staging, limits, context.signal);
  if (end.kind !== 'done') return { ok: false, failure: explainInstallFailure(end, wanted, hostOf(settings)) };
  const read = await readInstalled(staging, wanted.package);
  if (!read.ok) {
    const detail = `${wanted.package} depends on ${read.foreign}, which does not come from the registry`;
    return { ok: false, failure: failed('install-failed', detail) };
  }
  const installed = { ...read.installed, posture: await readPackagePosture(wanted, context) };
  await writeFile(join(staging, RECORD), `${JSON.stringify(installed)}\n`);
  await moveIntoPlace(staging, prefix);
  return { ok: true, prefix, installed };
}

function hostOf(settings: NpmSettings): string {
  return new URL(settings.registry).host;
}

/** What is in the way is incomplete, or another crawl has just finished the same install: then that one stays, it may be in use. */
async function moveIntoPlace(staging: string, prefix: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await rename(staging, prefix);
    } catch (error) {
      if (tries > 0 || !isInTheWay(error)) throw error;
    }
    if ((await readRecord(prefix)) !== null) return;
    await rm(prefix, { recursive: true, force: true });
  }
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}
