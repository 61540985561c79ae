import { failed } from '../failure.ts';
import type { SessionReport } from '../session/report.ts';
import type { CrawlFailureReason, CrawlResult } from '../types.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

/** What a server's own words point to, most telling first; the fallback is told by how the session ended. */
const SIGNS: readonly (readonly [CrawlFailureReason, RegExp])[] = [
  [
    'no-runtime',
    /\b(?:uvx?|uv|python3?|pipx?|docker|podman|bun|deno|java|go|dotnet|ruby)\b.{0,40}(?:not found|ENOENT|not installed)|spawn \S+ ENOENT/i,
  ],
  ['needs-oauth', /\boauth\b|open (?:this|the following) (?:url|link)|authorize this app/i],
  [
    'needs-credentials',
    /api[ _-]?key|access[ _-]?token|credential|unauthori[sz]ed|not authenticated|authentication|log ?in required|personal access token/i,
  ],
  [
    'needs-backend',
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|fetch failed|failed to connect|connection refused|could not connect/i,
  ],
];
/** How a program that broke by itself says so: then words such as "token" in the trace mean nothing. */
const BROKEN =
  /ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|Cannot find (?:module|package)|ERR_DLOPEN_FAILED|bindings file|SyntaxError|ERR_REQUIRE/;
const TELLING = /error|required|requires|missing|must|cannot|could not|failed|invalid|not set|please|usage/i;
/** What servers say that were started for another transport: an address or a port, after a word for being up. */
const SERVES_HTTP =
  /\b(?:listening|running|started|serving|available|ready)\b.{0,80}(?:https?:\/\/|\bport\b.{0,3}\d{2,5}\b|(?:localhost|0\.0\.0\.0|127\.0\.0\.1):\d{2,5}\b)/i;
/** Lines of a stack trace, its frame around the source, and Node's own last line. */
const TRACE = /^\s*(?:at .|node:|file:\/\/|\^|Node\.js v|\}|\{|throw |\[\d+ bytes)/;

/** One reason and one line for a session that did not list. `missing` are the names of variables that the server insists on. */
export function explainFailure(report: SessionReport, missing: readonly string[]): Failure {
  const { end } = report;
  if (end.kind === 'too-large' || end.kind === 'bad-protocol') return failed(end.kind, `The server ${end.what}`);
  // What is started is bwrap or Node, so that it did not start is no fault of the server's.
  if (end.kind === 'not-started')
    return { ...failed('no-runtime', `The server could not be started: ${end.what}`), isOurs: true };
  if (end.kind === 'refused' && end.code === METHOD_NOT_FOUND)
    return failed('no-tools', 'The server has no tools/list.');
  const words = end.kind === 'refused' ? `${end.what}\n${report.stderr}` : report.stderr;
  const how = describeEnd(report);
  if (end.kind === 'timeout' && SERVES_HTTP.test(`${report.firstNoise}\n${report.stderr}`))
    return failed('bad-protocol', `${how}; it seems to serve HTTP instead of speaking over standard input and output`);
  if (missing.length > 0) return failed('needs-credentials', `${how}; it asks for ${missing.join(', ')}`);
  const said =
    (end.kind === 'refused' ? firstLine(end.what) : null) ?? tellingLine(words) ?? tellingLine(report.firstNoise);
  return failed(reasonFor(report, words), said === null ? how : `${how}: ${said}`);
}

/** JSON-RPC's code. */
const METHOD_NOT_FOUND = -32_601;

function reasonFor({ end }: SessionReport, words: string): CrawlFailureReason {
  const fallback = end.kind === 'timeout' ? 'timeout' : 'crashed';
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
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !TRACE.test(line));
  return lines.find((line) => TELLING.test(line)) ?? lines.at(-1) ?? null;
}

function firstLine(words: string): string | null {
  return words.split('\n').find((line) => line.trim() !== '') ?? null;
}
