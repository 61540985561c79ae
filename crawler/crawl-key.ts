import { sha256 } from './listing/provenance.ts';
import { reachKeyParts } from './reach/index.ts';
import type { SandboxKind } from './sandbox/types.ts';
import type { ServerReach, ServerRef } from './types.ts';

/** Raised by hand when the crawler itself would now see something else in the same server. */
const CRAWLER_REVISION = 1;

/** Nothing of these runs here, so this machine does not matter. */
const NOT_STARTED: readonly ServerReach['kind'][] = ['snapshot', 'remote'];

/**
 * Digest of everything that decides what a crawl of `ref` would see: equal keys make a second crawl superfluous. Computed
 * without starting anything or asking anybody; values of variables go in as part of the digest only.
 */
export async function crawlKey(ref: ServerRef, sandboxKind: SandboxKind): Promise<string> {
  const environment = NOT_STARTED.includes(ref.reach.kind)
    ? []
    : [process.version, process.platform, process.arch, sandboxKind];
  // Which secrets are passed counts, not what they are: a digest of a secret could be guessed at.
  const secrets = ref.passedSecrets === undefined ? [] : [ref.passedSecrets];
  const parts = [CRAWLER_REVISION, ref.reach.kind, environment, await reachKeyParts(ref.reach), ...secrets];
  return sha256(JSON.stringify(parts));
}
