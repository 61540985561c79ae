import { readFileSync } from 'node:fs';
import { classifyServer } from '#classifier/classify.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import type { ClassifyServer } from '#classifier/types.ts';
import { type Baseline, readBaseline } from '#pipeline/eval/baseline.ts';
import type { Grouping } from '#pipeline/eval/groupings.ts';
import { type Half, halfOf } from '#pipeline/eval/halves.ts';
import type { ReadRows } from '#pipeline/eval/read-rows.ts';
import { type EvalReport, makeReport } from '#pipeline/eval/report.ts';
import { scoreRows } from '#pipeline/eval/score-rows.ts';
import { measureSpeed, residentMegabytes } from './measure.ts';
import { readFiles } from './read-files.ts';

export interface RunRequest {
  /** Files, folders or `-`. */
  readonly files: readonly string[];
  /** One report for each, null for the whole. */
  readonly halves: readonly (Half | null)[];
  readonly by: Grouping | null;
  readonly baselineFile: string | null;
  /** It takes a second or two of CPU. */
  readonly measuresSpeed: boolean;
  /** The rules alone where it is missing. */
  readonly classify?: ClassifyServer;
}

export type Ran =
  | { readonly ok: true; readonly reports: readonly EvalReport[]; readonly baseline: Baseline | null }
  | { readonly ok: false; readonly error: string };

/** Reads, judges and counts. The error is one line for people. */
export async function runEval(request: RunRequest): Promise<Ran> {
  const baseline = request.baselineFile === null ? null : baselineIn(request.baselineFile);
  if (baseline !== null && !baseline.ok) return baseline;
  const input = await readFiles(request.files);
  if (!input.ok) return input;
  const reports = request.halves.map((half) => reportOn(input.read, half, request));
  return { ok: true, reports, baseline: baseline?.baseline ?? null };
}

function baselineIn(file: string): ReturnType<typeof readBaseline> {
  try {
    const read = readBaseline(readFileSync(file, 'utf8'));
    return read.ok ? read : { ok: false, error: `--baseline ${file}: ${read.error}` };
  } catch (error) {
    return { ok: false, error: `--baseline ${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function reportOn(read: ReadRows, half: Half | null, request: RunRequest): EvalReport {
  const classify = request.classify ?? classifyServer;
  const rows = half === null ? read.rows : read.rows.filter((row) => halfOf(row.server?.name ?? null) === half);
  const megabytesBefore = residentMegabytes();
  const scored = scoreRows(rows, classify);
  return makeReport(scored, {
    rulesetVersion: rulesetVersion(),
    half,
    by: request.by,
    unreadable: read.unreadable,
    speed: request.measuresSpeed ? measureSpeed(rows, classify, megabytesBefore) : null,
  });
}
