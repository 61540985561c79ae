import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { CrawlProgress, PassedSecrets } from '#crawler/context.ts';
import { crawlServer } from '#crawler/crawl-server.ts';
import { failedOurselves } from '#crawler/failure.ts';
import { resolveRef } from '#crawler/resolve-ref.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import type { CrawlResult, ServerRef } from '#crawler/types.ts';
import type { ScanTarget } from './gather.ts';
import { judgeListing } from './judge-listing.ts';
import type { SceneServer, ServerAnswer } from './types.ts';

export interface ListOptions {
  readonly sandbox: Sandbox;
  /** Absolute folder for installed packages. */
  readonly cacheDir: string;
  /** Servers at a time; by default one a core. */
  readonly concurrency?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly allowPrivate?: boolean;
  /** False leaves remotes out: nothing of the configuration is contacted. */
  readonly asksRemotes: boolean;
  readonly onProgress?: (target: ScanTarget, progress: CrawlProgress) => void;
  /** Called as each ends. */
  readonly onResult?: (server: SceneServer, done: number, of: number) => void;
}

/**
 * Lists and judges every target that is switched on, in the order of `targets`. A server that cannot be listed is an answer with its reason.
 * Rejects only with the signal's reason, once everything that was started is gone.
 */
export async function listTargets(targets: readonly ScanTarget[], options: ListOptions): Promise<SceneServer[]> {
  const queue = new PQueue({ concurrency: options.concurrency ?? availableParallelism() });
  let done = 0;
  const tasks = targets.map((target) =>
    queue.add(async () => {
      const server = sceneServer(target, await answerOf(target, options));
      options.onResult?.(server, ++done, targets.length);
      return server;
    }),
  );
  try {
    return await Promise.all(tasks);
  } catch (error) {
    queue.clear();
    await queue.onIdle();
    throw error;
  }
}

export function sceneServer(target: ScanTarget, answer: ServerAnswer): SceneServer {
  const { name, places, ref, reach, secrets } = target;
  return { name, places, ref, reach, secrets, answer };
}

async function answerOf(target: ScanTarget, options: ListOptions): Promise<ServerAnswer> {
  if (target.isDisabled) return { status: 'disabled' };
  if (target.ref === null) return notListed('no-entry', target.problem ?? 'its entry could not be read');
  if (target.ref.reach.kind === 'remote' && !options.asksRemotes) {
    return notListed('not-asked', 'it is a remote, and --no-remote leaves those out');
  }
  const { ref, result } = await crawl(target, target.ref, options);
  return result.status === 'listed' ? judgeListing(ref, result) : notListed(result.reason, result.detail);
}

function notListed(reason: Extract<ServerAnswer, { status: 'not-listed' }>['reason'], detail: string): ServerAnswer {
  return { status: 'not-listed', reason, detail };
}

async function crawl(
  target: ScanTarget,
  ref: ServerRef,
  options: ListOptions,
): Promise<{ ref: ServerRef; result: CrawlResult }> {
  const { sandbox, cacheDir, signal, allowPrivate = false, onProgress } = options;
  const { passed } = target;
  const context = {
    sandbox,
    cacheDir,
    allowPrivate,
    ...(signal && { signal }),
    onProgress: (progress: CrawlProgress) => onProgress?.(target, progress),
    secretsFor: (asked: ServerRef) => (passed === null ? null : atVersionOf(asked, passed)),
  };
  signal?.throwIfAborted();
  try {
    const resolved = await resolveRef(ref, context);
    if (!resolved.ok) return { ref, result: resolved.failure };
    return { ref: resolved.ref, result: await crawlServer(resolved.ref, context) };
  } catch (error) {
    signal?.throwIfAborted();
    return { ref, result: failedOurselves(error) };
  }
}

/** A person names a server as their configuration does, or as the table shows it. */
export function isNamed(target: ScanTarget, names: readonly string[]): boolean {
  return names.includes(target.name) || target.places.some((place) => names.includes(place.name));
}

/** The passed reach was read from the file; the version has been made exact since. */
function atVersionOf({ reach }: ServerRef, passed: PassedSecrets): PassedSecrets {
  if (reach.kind !== 'npm' || passed.reach.kind !== 'npm') return passed;
  return { ...passed, reach: { ...passed.reach, version: reach.version } };
}
