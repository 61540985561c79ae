import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import type { Origin } from '../../listing/provenance.ts';
import { headerProblem, isSetByClient } from '../../net/header-problem.ts';
import { runRemoteSession } from '../../session/run-session.ts';
import { sessionResult } from '../../session-result.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import type { Reacher } from '../types.ts';
import { explainRemote } from './explain-remote.ts';

type RemoteReach = ReachOf<'remote'>;

/** Servers that are asked over HTTP: nothing is installed or started but the process that asks. */
export const REMOTE_REACH: Reacher<'remote'> = { keyParts, crawl };

async function keyParts({ url, transport, headers }: RemoteReach): Promise<readonly unknown[]> {
  return [url, transport, Object.entries(headers).toSorted()];
}

async function crawl(reach: RemoteReach, context: CrawlContext): Promise<CrawlResult> {
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  const { url, transport } = reach;
  const headers = Object.fromEntries(Object.entries(reach.headers).filter(([name]) => !isSetByClient(name)));
  const problem = problemOf(headers);
  if (problem !== null) return failed('bad-protocol', problem);
  context.onProgress?.({ kind: 'starting' });
  const remote = { url, transport, headers, allowPrivate: context.allowPrivate ?? false };
  const report = await runRemoteSession(remote, limits, {
    signal: context.signal,
    ...(context.clientName !== undefined && { clientName: context.clientName }),
  });
  if (report.end.kind !== 'listed') return explainRemote(report, reach);
  return withReachKind(sessionResult(report, originOf(reach), limits));
}

function withReachKind(result: CrawlResult): CrawlResult {
  if (result.status === 'failed') return result;
  const { listing } = result;
  return { ...result, listing: { ...listing, provenance: { ...listing.provenance, reachKind: 'remote' } } };
}

function problemOf(headers: RemoteReach['headers']): string | null {
  for (const [name, value] of Object.entries(headers)) {
    const problem = headerProblem(name, value);
    if (problem !== null) return `The header ${name.slice(0, 100)} of its configuration ${problem}`;
  }
  return null;
}

/** Which names of headers were sent, and which of them with a placeholder, decides what a remote shows. */
function originOf({ headers, placeholders = [] }: RemoteReach): Origin {
  return {
    resolvedVersion: null,
    integrity: null,
    lockDigest: null,
    // Its Node, if it has one, is not ours.
    nodeVersion: null,
    args: [],
    variables: Object.keys(headers).filter((name) => !placeholders.includes(name)),
    placeholders,
    sandbox: 'not-run',
  };
}
