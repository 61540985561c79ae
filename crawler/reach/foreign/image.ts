import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { failed } from '../../failure.ts';
import type { CrawlLimits } from '../../limits.ts';
import { callersEnvironment } from '../../sandbox/container.ts';
import type { CrawlResult } from '../../types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

/** An image on this machine, ready to run. */
export interface PulledImage {
  /** True where it was here before: then it is somebody's and stays. */
  readonly wasThere: boolean;
  /** `sha256:…` of what the registry gave; null for an image that no registry gave. */
  readonly digest: string | null;
  /** SHA-256 (hex) of its configuration. */
  readonly id: string | null;
  /** Folders that it declares as volumes. */
  readonly volumes: readonly string[];
}

const Inspected = z.tuple([
  z.object({
    Id: z.string(),
    Size: z.number(),
    RepoDigests: z.array(z.string()).nullish(),
    Config: z.object({ Volumes: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  }),
]);
type Inspected = z.infer<typeof Inspected>[0];

/** Looking an image up and removing it are questions to the engine on this machine. */
const ASK_MS = 30_000;
const MAX_OUTPUT = 4 * 1024 * 1024;
const MAX_VOLUMES = 16;

/** Fetches an image unless it is here, within the limits of an install. Its size is known only afterwards: one that is too large is removed again. */
export async function pullImage(
  program: string,
  name: string,
  limits: Pick<CrawlLimits, 'installMs' | 'installBytes'>,
  signal: AbortSignal | undefined,
): Promise<{ readonly ok: true; readonly image: PulledImage } | { readonly ok: false; readonly failure: Failure }> {
  const known = await inspect(program, name);
  if (known !== null) return { ok: true, image: toImage(known, true) };
  const pulled = await run(program, ['pull', '--quiet', name], limits.installMs, signal);
  signal?.throwIfAborted();
  if (!pulled.ok) return { ok: false, failure: explainPull(name, pulled, limits.installMs) };
  const image = await inspect(program, name);
  if (image === null)
    return { ok: false, failure: failed('install-failed', `The image ${name} was pulled and is not there`) };
  if (image.Size <= limits.installBytes) return { ok: true, image: toImage(image, false) };
  await removeImage(program, name);
  return {
    ok: false,
    failure: failed('too-large', `The image ${name} takes ${image.Size} bytes; ${limits.installBytes} are the most`),
  };
}

/** Takes an image away again; one that is in use stays. */
export async function removeImage(program: string, name: string): Promise<void> {
  await run(program, ['image', 'rm', name], ASK_MS, undefined);
}

async function inspect(program: string, name: string): Promise<Inspected | null> {
  const asked = await run(program, ['image', 'inspect', name], ASK_MS, undefined);
  if (!asked.ok) return null;
  try {
    return Inspected.parse(JSON.parse(asked.output))[0];
  } catch {
    // Not what either program writes: as good as no answer.
    return null;
  }
}

function toImage({ Id, RepoDigests, Config }: Inspected, wasThere: boolean): PulledImage {
  const digest = /@(sha256:[a-f0-9]{64})$/.exec(RepoDigests?.[0] ?? '')?.[1] ?? null;
  const volumes = Object.keys(Config?.Volumes ?? {}).filter((folder) => /^\/[\w./-]{1,200}$/.test(folder));
  return { wasThere, digest, id: /([a-f0-9]{64})$/.exec(Id)?.[1] ?? null, volumes: volumes.slice(0, MAX_VOLUMES) };
}

type Ran =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly output: string; readonly isTimeout: boolean };

async function run(file: string, args: readonly string[], ms: number, signal: AbortSignal | undefined): Promise<Ran> {
  const bounds = { timeout: ms, maxBuffer: MAX_OUTPUT, killSignal: 'SIGKILL' } as const;
  try {
    const options = { ...bounds, env: callersEnvironment(), ...(signal && { signal }) };
    const { stdout } = await promisify(execFile)(file, [...args], options);
    return { ok: true, output: stdout };
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return { ok: false, output: said, isTimeout: error instanceof Error && 'killed' in error && error.killed === true };
  }
}

function explainPull(name: string, { output, isTimeout }: Extract<Ran, { ok: false }>, ms: number): Failure {
  if (isTimeout) return failed('install-failed', `Pulling the image ${name} took longer than ${ms / 1000} s`);
  // Another run may find the engine started.
  if (NO_ENGINE.test(output))
    return { ...failed('no-runtime', `No container engine answers: ${output.trim()}`), isOurs: true };
  if (NOT_FOUND.test(output)) return failed('not-found', `There is no image ${name}, or it is not public`);
  if (DENIED.test(output)) return failed('needs-credentials', `The image ${name} may only be pulled with a login`);
  return failed('install-failed', `The image ${name} could not be pulled: ${output.trim()}`);
}

const NO_ENGINE =
  /cannot connect to (?:the docker daemon|podman)|is the docker daemon running|permission denied while trying to connect/i;
/** Docker Hub says the same of an image that is not there and of one that is private. */
const NOT_FOUND = /manifest unknown|not found|does not exist|repository name not known|no such image/i;
const DENIED = /unauthorized|denied|authentication required/i;
