import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { listProgram } from '../../list-program.ts';
import { openContainers } from '../../sandbox/container.ts';
import type { FileProgram } from '../../sandbox/types.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import { type PulledImage, pullImage, removeImage } from './image.ts';
import { imageHostProblem } from './image-host.ts';
import { findContainerProgram } from './runtimes.ts';

/** Lists an image with docker or podman, whichever is installed. */
export async function crawlImage(reach: ReachOf<'foreign'>, context: CrawlContext): Promise<CrawlResult> {
  const program = await findContainerProgram();
  if (program !== null) return listImage(program, reach, context);
  return failed('no-runtime', `The image ${reach.identifier} needs docker or podman, and neither is installed here`);
}

/**
 * Lists an image with `program`: it is pulled, then runs without network, read-only and without capabilities, and is removed again unless it was
 * there before.
 */
export async function listImage(
  program: string,
  reach: ReachOf<'foreign'>,
  context: CrawlContext,
): Promise<CrawlResult> {
  const name = imageReference(reach);
  const problem = context.allowPrivate ? null : await imageHostProblem(name);
  if (problem !== null)
    return failed('unsafe-address', `The image ${name} ${problem}; --allow-private pulls it all the same`);
  context.onProgress?.({ kind: 'installing', package: reach.identifier, version: reach.version || 'latest' });
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  const pulled = await pullImage(program, name, limits, context.signal);
  if (!pulled.ok) return pulled.failure;
  try {
    const runner = openContainers(program, { name, volumes: pulled.image.volumes });
    return await listProgram(imageProgram(reach, program), originOf(pulled.image), runner, context);
  } finally {
    if (!pulled.image.wasThere) await removeImage(program, name);
  }
}

/** An entry states the tag in the identifier, or the version beside it. */
export function imageReference({ identifier, version }: Pick<ReachOf<'foreign'>, 'identifier' | 'version'>): string {
  const last = identifier.slice(identifier.lastIndexOf('/') + 1);
  return version === '' || /[:@]/.test(last) ? identifier : `${identifier}:${version}`;
}

function originOf({ digest, id }: PulledImage) {
  return { resolvedVersion: null, integrity: digest, lockDigest: id };
}

function imageProgram({ args, env }: ReachOf<'foreign'>, file: string): FileProgram {
  return { kind: 'file', file, args, env, mounts: [], emptyFolders: [], hiddenFiles: [], cwd: null, path: [] };
}
