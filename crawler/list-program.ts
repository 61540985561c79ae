import type { CrawlContext } from './context.ts';
import { explainFailure } from './diagnosis/explain-failure.ts';
import { missingVariables } from './diagnosis/missing-variables.ts';
import { placeholderFor } from './diagnosis/placeholder.ts';
import { type CrawlLimits, DEFAULT_LIMITS } from './limits.ts';
import type { Origin } from './listing/provenance.ts';
import type { Program, WorkingSandbox } from './sandbox/types.ts';
import type { SessionReport } from './session/report.ts';
import { runSession } from './session/run-session.ts';
import { sessionResult } from './session-result.ts';
import type { CrawlResult } from './types.ts';

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
    const report = await startOnce({ ...program, env }, sandbox, limits, context);
    if (report.end.kind === 'listed') {
      const configured = {
        args: program.args,
        variables: Object.keys(program.env),
        placeholders: Object.keys(placeholders),
      };
      return sessionResult(
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
  { signal, clientName }: CrawlContext,
): Promise<SessionReport> {
  const prepared = await sandbox.prepareRun(program);
  try {
    return await runSession(prepared.command, limits, { signal, ...(clientName !== undefined && { clientName }) });
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
