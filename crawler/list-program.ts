import type { CrawlContext } from './context.ts';
import { explainFailure } from './diagnosis/explain-failure.ts';
import { missingVariables } from './diagnosis/missing-variables.ts';
import { placeholderFor } from './diagnosis/placeholder.ts';
import { failed } from './failure.ts';
import { type CrawlLimits, DEFAULT_LIMITS } from './limits.ts';
import { makeProvenance, type Origin } from './listing/provenance.ts';
import { readTools } from './listing/read-tools.ts';
import { readServerInfo } from './listing/server-info.ts';
import { wellFormedText } from './listing/well-formed.ts';
import type { Program, WorkingSandbox } from './sandbox/types.ts';
import type { SecondList, SessionReport } from './session/report.ts';
import { runSession } from './session/run-session.ts';
import type { CrawlResult, UnstableList } from './types.ts';

/** What a source knows of a program it has prepared. */
export type ProgramOrigin = Pick<Origin, 'resolvedVersion' | 'integrity' | 'lockDigest'>;

/**
 * Starts a prepared program in the sandbox and lists its tools. A server that names variables it misses is started again with
 * placeholders for just those, a few times at most.
 */
export async function listProgram(
  program: Program,
  origin: ProgramOrigin,
  sandbox: WorkingSandbox,
  context: CrawlContext,
): Promise<CrawlResult> {
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  const placeholders: Record<string, string> = {};
  for (let start = 0; ; start += 1) {
    context.onProgress?.(
      start === 0 ? { kind: 'starting' } : { kind: 'restarting', placeholders: Object.keys(placeholders) },
    );
    const env = { ...program.env, ...placeholders };
    const report = await startOnce({ ...program, env }, sandbox, limits, context.signal);
    if (report.end.kind === 'listed') {
      const configured = {
        args: program.args,
        variables: Object.keys(program.env),
        placeholders: Object.keys(placeholders),
      };
      return toResult(
        report,
        { ...origin, ...configured, nodeVersion: process.version, sandbox: sandbox.kind },
        limits,
      );
    }
    const missing = asksFor(report, Object.keys(env));
    if (missing.length === 0 || start >= limits.restarts)
      return explainFailure(report, [...Object.keys(placeholders), ...missing]);
    for (const name of missing) placeholders[name] = placeholderFor(name);
  }
}

async function startOnce(
  program: Program,
  sandbox: WorkingSandbox,
  limits: CrawlLimits,
  signal: AbortSignal | undefined,
): Promise<SessionReport> {
  const prepared = await sandbox.prepareRun(program);
  try {
    return await runSession(prepared.command, limits, { signal });
  } finally {
    await prepared.release();
  }
}

/** Only a server that gave up is asking: one that hangs or breaks the protocol would do so with any variable. */
function asksFor({ end, stderr }: SessionReport, given: readonly string[]): string[] {
  if (end.kind === 'exited') return missingVariables(stderr, given);
  if (end.kind === 'refused') return missingVariables(`${end.what}\n${stderr}`, given);
  return [];
}

function toResult(report: SessionReport, origin: Origin, limits: CrawlLimits): CrawlResult {
  const withheld = new Map(report.withheld.map(({ index, ...rest }) => [index, rest]));
  const { tools, dropped, notes } = readTools(report.tools, limits, withheld);
  const [first] = dropped;
  if (first && tools.length === 0)
    return failed('bad-protocol', `None of the ${dropped.length} tools could be read; the first: ${first.reason}`);
  if (tools.length === 0) return failed('no-tools', 'The server answered with an empty list of tools.');
  const unstable = report.secondList?.kind === 'differs' ? { unstable: readUnstable(report.secondList) } : {};
  return {
    status: 'listed',
    listing: {
      serverInfo: readServerInfo(report.server, report.instructions),
      protocolVersion: report.protocolVersion,
      tools,
      dropped,
      notes: [...sessionNotes(report), ...notes],
      provenance: makeProvenance(origin),
    },
    ...unstable,
  };
}

function readUnstable({ firstDigest, secondDigest, tools }: Extract<SecondList, { kind: 'differs' }>): UnstableList {
  return { firstDigest, secondDigest, tools: tools.map(wellFormedText) };
}

function sessionNotes({ noiseLines, secondList }: SessionReport): string[] {
  const noise = `${noiseLines} ${noiseLines === 1 ? 'line' : 'lines'} of stdout were no protocol messages.`;
  return [...(noiseLines > 0 ? [noise] : []), ...(secondList ? SECOND_LIST_NOTES[secondList.kind] : [])];
}

const SECOND_LIST_NOTES: Record<SecondList['kind'], readonly string[]> = {
  same: [],
  none: ['Asked for its list again at once, the server did not give it.'],
  differs: ['Asked for its list again at once, the server gave another one.'],
};
