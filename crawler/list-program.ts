import type { CrawlContext } from './context.ts';
import { explainFailure } from './diagnosis/explain-failure.ts';
import { asksFor, type Extras, NO_EXTRAS, nextStart } from './diagnosis/next-start.ts';
import { type CrawlLimits, DEFAULT_LIMITS } from './limits.ts';
import type { Origin } from './listing/provenance.ts';
import type { Program, Runner } from './sandbox/types.ts';
import type { SessionReport } from './session/report.ts';
import { runSession } from './session/run-session.ts';
import { sessionResult } from './session-result.ts';
import type { CrawlResult } from './types.ts';

/** What a source knows of a program it has prepared. */
export type ProgramOrigin = Pick<Origin, 'resolvedVersion' | 'integrity' | 'lockDigest'>;

/**
 * Starts a prepared program in the sandbox and lists its tools. A server that names variables or arguments it misses is started again
 * with placeholders for just those, a few times at most.
 */
export async function listProgram(
  program: Program,
  origin: ProgramOrigin,
  sandbox: Runner,
  context: CrawlContext,
): Promise<CrawlResult> {
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  let extras = NO_EXTRAS;
  for (let start = 0; ; start += 1) {
    context.onProgress?.(start === 0 ? { kind: 'starting' } : { kind: 'restarting', placeholders: namesOf(extras) });
    const report = await startOnce(withExtras(program, extras), sandbox, limits, context);
    const next = start < limits.restarts ? nextStart(report, program, extras) : null;
    if (next === null) return toResult(report, { program, extras, origin, sandbox }, limits);
    extras = next;
  }
}

function withExtras(program: Program, extras: Extras): Program {
  return { ...program, env: { ...program.env, ...extras.env }, args: [...program.args, ...extras.args] };
}

/** What a person is told that a server is given beyond what its source states. */
function namesOf({ env, args }: Extras): string[] {
  return [...Object.keys(env), ...args];
}

interface Started {
  readonly program: Program;
  readonly extras: Extras;
  readonly origin: ProgramOrigin;
  readonly sandbox: Runner;
}

function toResult(
  report: SessionReport,
  { program, extras, origin, sandbox }: Started,
  limits: CrawlLimits,
): CrawlResult {
  const placeholders = Object.keys(extras.env);
  if (report.end.kind !== 'listed')
    return explainFailure(report, {
      given: placeholders,
      missing: asksFor(report, [...Object.keys(program.env), ...placeholders]),
    });
  const configured = {
    args: [...program.args, ...extras.args],
    variables: Object.keys(program.env),
    placeholders,
  };
  const result = sessionResult(
    report,
    { ...origin, ...configured, nodeVersion: process.version, sandbox: sandbox.kind },
    limits,
  );
  return extras.args.length === 0
    ? result
    : withNote(result, `It demands arguments, and was given ${extras.args.join(' ')}.`);
}

function withNote(result: CrawlResult, note: string): CrawlResult {
  if (result.status === 'failed') return result;
  return { ...result, listing: { ...result.listing, notes: [...result.listing.notes, note] } };
}

async function startOnce(
  program: Program,
  sandbox: Runner,
  limits: CrawlLimits,
  { signal, clientName }: CrawlContext,
): Promise<SessionReport> {
  const prepared = await sandbox.prepareRun(program);
  try {
    return await runSession(prepared.command, limits, { signal, ...(clientName !== undefined && { clientName }) });
  } finally {
    await prepared.release();
  }
}
