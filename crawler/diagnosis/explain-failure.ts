import { failed } from '../failure.ts';
import type { SessionReport } from '../session/report.ts';
import type { CrawlFailureReason, CrawlResult } from '../types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

/** A service that does not answer: the sandbox has no network, so every server that needs one to list says so. */
const BACKEND =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|fetch failed|failed to connect|connection refused|could not connect|(?:database|connection|dsn) (?:url|string|configuration|connection configuration)\b.{0,20}\b(?:required|missing)/i;
/** What leads to a cluster, and is no credential by itself: without a cluster a real key would list no more. */
const CLUSTER = /kube_?config|no current-context|no configuration has been provided/i;
/** What a server's own words point to, most telling first; the fallback is told by how the session ended. */
const SIGNS: readonly (readonly [CrawlFailureReason, RegExp])[] = [
  [
    'no-runtime',
    /\b(?:uvx?|uv|python3?|pipx?|docker|podman|bun|deno|java|go|dotnet|ruby)\b.{0,40}(?:not found|ENOENT|not installed)|spawn \S+ ENOENT/i,
  ],
  ['needs-backend', CLUSTER],
  ['needs-oauth', /\boauth\b|open (?:this|the following) (?:url|link)|authorize this app/i],
  [
    'needs-credentials',
    /api[ _-]?(?:key|token)|access[ _-]?token|credential|unauthori[sz]ed|not authenticated|authentication|log ?in required|personal access token/i,
  ],
  ['needs-backend', BACKEND],
];
/** An addon that the package's install script builds or fetches; install scripts are not run. */
const NATIVE_ADDON = /\.node'|bindings file|ERR_DLOPEN_FAILED|node-gyp|prebuild/;
/** How a program that broke by itself says so: then words such as "token" in the trace mean nothing. */
const BROKEN = /ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|Cannot find (?:module|package)|SyntaxError|ERR_REQUIRE/;
const TELLING = /error|required|requires|missing|must|cannot|could not|failed|invalid|not set|please|usage/i;
const WARNING = /^\W*(?:\w+\W+)?warn(?:ing)?\b|deprecat/i;
/** What servers say that were started for another transport: an address or a port, after a word for being up. */
const SERVES_HTTP =
  /\b(?:listening|running|started|serving|available|ready)\b.{0,80}(?:https?:\/\/|\bport\b.{0,3}\d{2,5}\b|(?:localhost|0\.0\.0\.0|127\.0\.0\.1):\d{2,5}\b)/i;
/** Lines of a stack trace, its frame around the source, and Node's own last line. */
const TRACE = /^\s*(?:at .|node:|file:\/\/|\^|Node\.js v|\}|\{|throw |\[\d+ bytes)/;

/** Names of variables that the server was given placeholders for, and those that it still says it misses. */
export interface AskedFor {
  readonly given: readonly string[];
  readonly missing: readonly string[];
}

/** One reason and one line for a session that did not list. */
export function explainFailure(report: SessionReport, asked: AskedFor = { given: [], missing: [] }): Failure {
  const { end } = report;
  if (end.kind === 'too-large' || end.kind === 'bad-protocol') return failed(end.kind, `The server ${end.what}`);
  // What is started is bwrap or Node, so that it did not start is no fault of the server's.
  if (end.kind === 'not-started')
    return { ...failed('no-runtime', `The server could not be started: ${end.what}`), isOurs: true };
  if (end.kind === 'refused' && end.code === METHOD_NOT_FOUND)
    return failed('no-tools', 'The server has no tools/list.');
  if (end.kind === 'timeout' && SERVES_HTTP.test(`${report.firstNoise}\n${report.stderr}`))
    return failed(
      'bad-protocol',
      `${describeEnd(report)}; it seems to serve HTTP instead of speaking over standard input and output`,
    );
  return explainWords(report, asked);
}

function explainWords(report: SessionReport, { given, missing }: AskedFor): Failure {
  const { end } = report;
  const words = end.kind === 'refused' ? `${end.what}\n${report.stderr}` : report.stderr;
  const how = describeEnd(report);
  const isBackend = given.length > 0 && missing.length === 0 && BACKEND.test(words);
  const names = [...given, ...missing];
  const reason = isBackend || names.some((name) => CLUSTER.test(name)) ? 'needs-backend' : reasonFor(report, words);
  if (missing.length > 0 && missing.every((name) => CLUSTER.test(name)))
    return failed('needs-backend', `${how}; it asks for ${names.join(', ')}, which leads to a cluster`);
  // With every placeholder in place, what it says of its backend is what is left to know.
  if (names.length > 0 && (missing.length > 0 || !BEYOND_CREDENTIALS.includes(reason)))
    return failed('needs-credentials', `${how}; it asks for ${names.join(', ')}`);
  const said =
    (end.kind === 'refused' ? firstLine(end.what) : null) ?? tellingLine(words) ?? tellingLine(report.firstNoise);
  const had = given.length === 0 ? '' : ` (with placeholders for ${given.join(', ')})`;
  return failed(reason, said === null ? `${how}${had}` : `${how}${had}: ${said}`);
}

const BEYOND_CREDENTIALS: readonly CrawlFailureReason[] = ['needs-backend', 'needs-oauth', 'no-runtime'];

/** JSON-RPC's code. */
const METHOD_NOT_FOUND = -32_601;

function reasonFor({ end }: SessionReport, words: string): CrawlFailureReason {
  const fallback = end.kind === 'timeout' ? 'timeout' : 'crashed';
  if (words.split('\n').some((line) => NATIVE_ADDON.test(line) && !WARNING.test(line))) return 'no-runtime';
  if (BROKEN.test(words)) return fallback;
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? fallback;
}

function describeEnd({ end, noiseLines }: SessionReport): string {
  const lines = noiseLines === 1 ? 'line of its output was no message' : 'lines of its output were no messages';
  const noise = noiseLines === 0 ? '' : ` (${noiseLines} ${lines} of the protocol)`;
  if (end.kind === 'exited')
    return `The server exited with ${end.signal ?? `code ${end.code}`} before it listed its tools${noise}`;
  if (end.kind === 'refused') return `The server answered with error ${end.code}`;
  return `The server ${'what' in end ? end.what : 'gave no list'}${noise}`;
}

function tellingLine(words: string): string | null {
  const all = words.split('\n');
  // Above Node's caret stands a line of the source, which may well create an error.
  const lines = all.filter(
    (line, at) => line.trim() !== '' && !TRACE.test(line) && !/^\s*\^+\s*$/.test(all[at + 1] ?? ''),
  );
  const telling = lines.filter((line) => TELLING.test(line));
  return telling.find((line) => !WARNING.test(line)) ?? telling[0] ?? lines.at(-1) ?? null;
}

function firstLine(words: string): string | null {
  return words.split('\n').find((line) => line.trim() !== '') ?? null;
}
