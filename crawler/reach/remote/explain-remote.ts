import { explainFailure } from '../../diagnosis/explain-failure.ts';
import { failed } from '../../failure.ts';
import type { FetchProblemKind } from '../../net/fetch-problem.ts';
import type { SessionEnd, SessionReport } from '../../session/report.ts';
import type { CrawlFailureReason, CrawlResult, ReachOf } from '../../types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;
type RefusedHttp = Extract<SessionEnd, { kind: 'refused-http' }>;
type RemoteReach = Pick<ReachOf<'remote'>, 'url' | 'placeholders' | 'headers'>;

/** One reason and one line for a remote that gave no list. No header's value and no path of the address is repeated. */
export function explainRemote(report: SessionReport, reach: RemoteReach): Failure {
  const end = withoutValues(report.end, valuesOf(reach));
  if (end.kind === 'unreachable') return explainProblem(end.problem, `${hostOf(reach)}: ${end.what}`);
  if (end.kind !== 'refused-http') return explainFailure({ ...report, end });
  return {
    ...failed(reasonOf(end, reach), describe(end, reach)),
    ...(end.challenge && { challenge: end.challenge }),
    ...(end.retryAfterSeconds !== null && { retryAfterSeconds: end.retryAfterSeconds }),
    ...(isPassing(end.status) && { mayPass: true as const }),
  };
}

/** What stood between us and the server. */
const REASONS: Readonly<Record<FetchProblemKind, CrawlFailureReason>> = {
  'bad-url': 'unsafe-address',
  'unsafe-address': 'unsafe-address',
  'no-such-host': 'not-found',
  unreachable: 'needs-backend',
  'no-network': 'needs-backend',
  'broken-off': 'crashed',
  tls: 'bad-protocol',
  timeout: 'timeout',
  'too-large': 'too-large',
  // Where it leads is not asked, wherever that is.
  'bad-redirect': 'unsafe-address',
  'bad-response': 'bad-protocol',
};
/** What is gone in an hour as often as not. */
const PASSING: readonly FetchProblemKind[] = ['unreachable', 'no-network', 'broken-off', 'timeout'];

function explainProblem(problem: FetchProblemKind, detail: string): Failure {
  return {
    ...failed(REASONS[problem], `${detail}${HINTS[problem] ?? ''}`),
    ...(problem === 'no-network' && { isOurs: true as const }),
    ...(PASSING.includes(problem) && { mayPass: true as const }),
  };
}

const HINTS: Readonly<Partial<Record<FetchProblemKind, string>>> = {
  'unsafe-address': '; --allow-private asks it all the same',
};

/**
 * A status as a reason. 5xx is `needs-backend`: what stands behind the address does not work now, as where nothing takes the connection.
 * Being asked too much (429) is told as `timeout`: the server works and had no time for us.
 */
function reasonOf(
  { status, challenge, isSessionOpen }: RefusedHttp,
  { placeholders = [] }: RemoteReach,
): CrawlFailureReason {
  if (status === 401 || status === 403) {
    if (placeholders.length > 0) return 'needs-credentials';
    return challenge !== null && challenge.resourceMetadata !== null ? 'needs-oauth' : 'needs-credentials';
  }
  if (status === 402 || status === 407) return 'needs-credentials';
  // A 404 to a session says that the session is gone (transports, "Session Management").
  if (status === 404 || status === 410) return isSessionOpen ? 'bad-protocol' : 'not-found';
  if (status === 408 || status === 425 || status === 429) return 'timeout';
  return status >= 500 ? 'needs-backend' : 'bad-protocol';
}

function isPassing(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}

function describe(end: RefusedHttp, reach: RemoteReach): string {
  const status = `${hostOf(reach)} answers with HTTP ${end.status}`;
  return `${status}${adviceFor(end, reach)}${end.what === '' ? '' : `: ${end.what}`}`;
}

function adviceFor({ status, challenge, isSessionOpen }: RefusedHttp, reach: RemoteReach): string {
  const { placeholders = [], headers } = reach;
  if (status === 404 && isSessionOpen) return ' to the session that it has just opened';
  if (status !== 401 && status !== 403) return '';
  if (placeholders.length > 0) return `; it needs the real ${placeholders.join(', ')}, which was a placeholder`;
  if (challenge?.resourceMetadata) return '; it wants its users to sign in (OAuth)';
  const scheme = challenge === null ? '' : ` (${challenge.scheme})`;
  return Object.keys(headers).length > 0
    ? `; it does not take the headers that are configured${scheme}`
    : `; it asks for credentials in a header${scheme}`;
}

/** What of the configuration may be secret: servers quote the key, or the path, that they refuse. */
function valuesOf({ url, headers }: RemoteReach): string[] {
  const { pathname = '', search = '', searchParams = new URLSearchParams() } = URL.parse(url) ?? {};
  const given = Object.values(headers).flatMap((value) => [value, ...value.split(' ')]);
  // As it stands in the address, and as a server reads it.
  const asked = [...search.slice(1).split(/[&=]/), ...searchParams.values()];
  const values = [...given, ...asked].filter((value) => value.length >= MIN_VALUE_LENGTH);
  const segments = pathname.split('/').flatMap((segment) => [segment, decoded(segment)]);
  // The longest first, or what is left of one that holds another would stay.
  return [...values, ...segments.filter(({ length }) => length >= MIN_SEGMENT_LENGTH)].toSorted(
    (one, other) => other.length - one.length,
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray per cent sign: it stands for itself.
    return segment;
  }
}

/** Shorter values are words such as `Bearer` and `v1`, shorter segments names. */
const MIN_VALUE_LENGTH = 8;
const MIN_SEGMENT_LENGTH = 16;

function withoutValues(end: SessionEnd, values: readonly string[]): SessionEnd {
  if (!('what' in end)) return end;
  return { ...end, what: values.reduce((text, value) => text.replaceAll(value, '[…]'), end.what) };
}

function hostOf({ url }: RemoteReach): string {
  return URL.parse(url)?.host ?? 'its address';
}
