import { readFileSync } from 'node:fs';
import { classifyServer } from '#classifier/classify.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import type { ClassifyServer } from '#classifier/types.ts';
import type { AskedRows } from '#pipeline/eval/ask-rows.ts';
import { type Baseline, readBaseline } from '#pipeline/eval/baseline.ts';
import type { Grouping } from '#pipeline/eval/groupings.ts';
import { type Half, halfOf } from '#pipeline/eval/halves.ts';
import type { ReadRows } from '#pipeline/eval/read-rows.ts';
import { type EvalReport, makeReport } from '#pipeline/eval/report.ts';
import { scoreRows } from '#pipeline/eval/score-rows.ts';
import type { LabelledRow } from '#pipeline/eval/types.ts';
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
  /** Asks a model; the rules alone are then what its report is compared with. For the whole or one half. */
  readonly askModel?: AskModel | null;
}

export type AskModel = (
  rows: readonly LabelledRow[],
  classify: ClassifyServer,
) => Promise<Pick<AskedRows, 'classify' | 'model'>>;

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
  const [rules] = reports;
  if (request.askModel && rules !== undefined)
    return { ok: true, reports: [await reportAsking(input.read, rules, request, request.askModel)], baseline: rules };
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
  const { classify = classifyServer, by } = request;
  const rows = rowsOf(read, half);
  const megabytesBefore = residentMegabytes();
  const scored = scoreRows(rows, classify);
  const speed = request.measuresSpeed ? measureSpeed(rows, classify, megabytesBefore) : null;
  return makeReport(scored, { rulesetVersion: rulesetVersion(), half, by, unreadable: read.unreadable, speed });
}

async function reportAsking(
  read: ReadRows,
  { half, rulesetVersion, speed }: EvalReport,
  { classify = classifyServer, by }: RunRequest,
  askModel: AskModel,
): Promise<EvalReport> {
  const rows = rowsOf(read, half);
  const asked = await askModel(rows, classify);
  const scored = scoreRows(rows, asked.classify);
  return makeReport(scored, { rulesetVersion, half, by, unreadable: read.unreadable, speed, model: asked.model });
}

function rowsOf({ rows }: ReadRows, half: Half | null): LabelledRow[] {
  return half === null ? rows : rows.filter((row) => halfOf(row.server?.name ?? null) === half);
}
