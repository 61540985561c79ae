import type { CrawlContext } from './context.ts';
import { failedOurselves } from './failure.ts';
import { withIdentities } from './identities.ts';
import { withRepositoryMatch } from './posture/with-posture.ts';
import { crawlReach } from './reach/index.ts';
import { crawlWithSecrets } from './secrets/with-secrets.ts';
import { withStatedPlaceholders } from './stated-placeholders.ts';
import { tryWays } from './try-ways.ts';
import type { CrawlResult, ServerReach, ServerRef } from './types.ts';

export type { CrawlContext, CrawlProgress } from './context.ts';

/**
 * Lists the tools of one server within the context's limits: by its first way, then by the others it has. A server that fails in any way is a
 * result with a reason. Rejects only with the reason of the context's signal, once everything that was started is gone.
 */
export async function crawlServer(ref: ServerRef, context: CrawlContext): Promise<CrawlResult> {
  const result = await crawlWithSecrets(ref, context, (ways, given) => tryWays(ways, (way) => crawlWay(way, given)));
  return withRepositoryMatch(result, ref);
}

async function crawlWay(way: ServerReach, context: CrawlContext): Promise<CrawlResult> {
  try {
    const list = (given: CrawlContext) => crawlReach(way, given);
    return withStatedPlaceholders(await withIdentities(way, await list(context), context, list), way);
  } catch (error) {
    context.signal?.throwIfAborted();
    // A full disk or a bug of ours in one server's case must not stop the run.
    return failedOurselves(error);
  }
}
