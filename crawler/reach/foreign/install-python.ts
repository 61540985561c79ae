import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { noteUse, RECORD, takeLease } from '../../install/lease.ts';
import { type InstallEnd, runInstall } from '../../install/run-install.ts';
import { removeAbandoned, stagingFolder } from '../../install/staging-folder.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { sha256 } from '../../listing/provenance.ts';
import type { FetchJob, WorkingSandbox } from '../../sandbox/types.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import { installedVersion } from './console-script.ts';
import { packagesDigest } from './packages-digest.ts';
import type { UvRuntime } from './runtimes.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

export type PythonInstall =
  | {
      readonly ok: true;
      /** Absolute folder of the installed packages. */
      readonly site: string;
      readonly version: string;
      /** SHA-256 (hex) over the names and versions of all installed packages. */
      readonly treeDigest: string;
      /** Gives the folder up: from then on it may be cleared away. */
      readonly release: () => Promise<void>;
    }
  | { readonly ok: false; readonly failure: Failure };

const Installed = z.object({ version: z.string(), treeDigest: z.string() });

/**
 * Installs a package of PyPI with everything it depends on, wheels alone: to install one runs none of its code, which a source distribution
 * would. Where an earlier crawl installed it, nobody is asked.
 */
export async function installPythonPackage(
  wanted: Pick<ReachOf<'foreign'>, 'identifier' | 'version'>,
  runtime: UvRuntime,
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<PythonInstall> {
  const requirement = wanted.version === '' ? wanted.identifier : `${wanted.identifier}==${wanted.version}`;
  const prefix = join(context.cacheDir, 'packages', folderName(requirement));
  const lease = await takeLease(prefix);
  try {
    const found = await findOrInstall({ ...wanted, requirement, prefix }, runtime, sandbox, context);
    if (!found.ok) await lease.release();
    else await noteUse(prefix);
    return found.ok ? { ...found, release: lease.release } : found;
  } catch (error) {
    await lease.release();
    throw error;
  }
}

type Found = Exclude<PythonInstall, { ok: true }> | Omit<Extract<PythonInstall, { ok: true }>, 'release'>;

async function findOrInstall(
  wanted: {
    readonly identifier: string;
    readonly version: string;
    readonly requirement: string;
    readonly prefix: string;
  },
  runtime: UvRuntime,
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<Found> {
  const { requirement, prefix } = wanted;
  const site = join(prefix, SITE);
  const known = await readRecord(prefix);
  if (known !== null) return { ok: true, site, ...known };
  context.onProgress?.({ kind: 'installing', package: wanted.identifier, version: wanted.version || 'latest' });
  const cache = join(context.cacheDir, `uv-${sandbox.kind}`);
  const staging = stagingFolder(prefix);
  await removeAbandoned(dirname(prefix));
  await Promise.all([mkdir(staging, { recursive: true }), mkdir(cache, { recursive: true })]);
  // Other users install it and run from it, whatever the caller's umask is.
  await chmod(staging, 0o755);
  try {
    const prepared = await sandbox.prepareFetch(uvJob(runtime, requirement, staging, cache));
    const limits = { ...DEFAULT_LIMITS, ...context.limits };
    const end = await runInstall(prepared, staging, limits, context.signal);
    if (end.kind !== 'done') return { ok: false, failure: explain(end, requirement) };
    const version = await installedVersion(join(staging, SITE), wanted.identifier);
    if (version === null)
      return { ok: false, failure: failed('install-failed', `uv installed no ${wanted.identifier}`) };
    const installed = { version, treeDigest: await packagesDigest(join(staging, SITE)) };
    await writeFile(join(staging, RECORD), `${JSON.stringify(installed)}\n`);
    await rm(prefix, { recursive: true, force: true });
    await rename(staging, prefix);
    return { ok: true, site, ...installed };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const SITE = 'site';

function folderName(requirement: string): string {
  const readable = requirement
    .split(/[^a-zA-Z0-9._=-]+/)
    .join('-')
    .slice(0, 100);
  return `pypi-${readable}-${sha256(requirement).slice(0, 8)}`;
}

async function readRecord(prefix: string): Promise<z.infer<typeof Installed> | null> {
  try {
    return Installed.parse(JSON.parse(await readFile(join(prefix, RECORD), 'utf8')));
  } catch {
    // Not installed yet, or half.
    return null;
  }
}

/** As uv's documentation has it. `--no-build` refuses source distributions, `--no-sources` what a package's own settings of uv name. */
function uvJob({ uv, python }: UvRuntime, requirement: string, prefix: string, cache: string): FetchJob {
  return {
    file: uv,
    prefix,
    cache,
    args: (seen) => [
      ...['pip', 'install', '--target', `${seen.prefix}/${SITE}`, '--python', python, '--cache-dir', seen.cache],
      ...['--no-build', '--no-sources', '--no-config', '--no-python-downloads', '--no-progress', '--color', 'never'],
      ...['--link-mode', 'copy', '--', requirement],
    ],
    env: Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    readable: [process.env.SSL_CERT_FILE].filter((path) => path !== undefined),
  };
}

/** How a person's uv reaches PyPI or their mirror of it. */
const PASSED_ON = [
  ...['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_NATIVE_TLS', 'UV_SYSTEM_CERTS', 'SSL_CERT_FILE'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
];

function explain(end: Exclude<InstallEnd, { kind: 'done' }>, requirement: string): Failure {
  if (end.kind === 'timeout')
    return failed('install-failed', `Installing ${requirement} took longer than ${end.ms / 1000} s`);
  if (end.kind === 'too-large')
    return failed('too-large', `Installed, ${requirement} takes more than ${end.bytes} bytes`);
  const { output } = end;
  if (NOT_FOUND.test(output)) return failed('not-found', `PyPI has no ${requirement}`);
  if (NO_WHEEL.test(output))
    return failed(
      'install-failed',
      `${requirement} needs a package that is not published as a wheel, and building runs its code`,
    );
  return failed('install-failed', `uv could not install ${requirement}: ${lastWords(output)}`);
}

const NOT_FOUND = /was not found in the package registry|there is no version of/i;
const NO_WHEEL = /no usable wheels|building source distributions is disabled|no-build/i;

function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^[\s×╰─▶│├]+/u, ''))
    .filter((line) => line !== '');
  return lines.slice(0, 3).join(' ') || 'it said nothing';
}
