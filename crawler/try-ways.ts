import { isPermanentFailure } from './failure.ts';
import type { CrawlFailureReason, CrawlResult, ServerReach } from './types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

/**
 * The failures that another way to the same server might solve. A server that answered with an empty or an endless list has given its answer:
 * going round it would list what it does not offer here.
 */
const MAY_ANOTHER_WAY_HELP: Record<CrawlFailureReason, boolean> = {
  'not-found': true,
  'install-failed': true,
  'needs-credentials': true,
  'needs-backend': true,
  'needs-oauth': true,
  crashed: true,
  timeout: true,
  'too-large': false,
  'bad-protocol': true,
  'no-tools': false,
  'no-runtime': true,
  'no-sandbox': true,
  'unsafe-address': true,
};

/**
 * The most helpful first, to be told where no way gave a list: what a person can supply, then what the server did, then what stopped us on the
 * way to it, then what this machine lacks.
 */
const MOST_HELPFUL_FIRST: readonly CrawlFailureReason[] = [
  'needs-credentials',
  'needs-oauth',
  'needs-backend',
  'too-large',
  'no-tools',
  'bad-protocol',
  'crashed',
  'timeout',
  'install-failed',
  'not-found',
  'unsafe-address',
  'no-runtime',
  'no-sandbox',
];

/**
 * Tries the ways to one server in order until one gives a list or an answer that no other way would better. Of several failures the most
 * helpful is told; a list says which way gave it.
 */
export async function tryWays(
  ways: readonly ServerReach[],
  crawl: (way: ServerReach) => Promise<CrawlResult>,
): Promise<CrawlResult> {
  const failures: Failure[] = [];
  for (const way of ways) {
    const result = await crawl(way);
    if (result.status === 'listed') return ways.length === 1 ? result : withWay(result, way.kind);
    failures.push(result);
    if (!MAY_ANOTHER_WAY_HELP[result.reason]) break;
  }
  return mostHelpful(failures);
}

function withWay(
  result: Extract<CrawlResult, { status: 'listed' }>,
  reachKind: ServerReach['kind'],
): Extract<CrawlResult, { status: 'listed' }> {
  const { listing } = result;
  return { ...result, listing: { ...listing, provenance: { ...listing.provenance, reachKind } } };
}

function mostHelpful(failures: readonly Failure[]): Failure {
  const [told, ...others] = failures.toSorted(
    (left, right) => MOST_HELPFUL_FIRST.indexOf(left.reason) - MOST_HELPFUL_FIRST.indexOf(right.reason),
  );
  if (told === undefined) throw new Error('a server needs a way to it');
  const mayPass = others.some((other) => other.isOurs || other.mayPass || !isPermanentFailure(other.reason));
  return mayPass ? { ...told, mayPass } : told;
}
