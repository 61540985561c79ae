import { z } from 'zod';
import type { ModelName } from '#classifier/llm/types.ts';
import { CATEGORIES, FACETS, RISK_LEVELS } from '#classifier/taxonomy.ts';
import { METRIC_NAMES, type Metric } from './metrics.ts';
import { ASPECTS, type ToolResult } from './tool-results.ts';
import { TEXT_SIGNALS } from './types.ts';

/** What is kept of an earlier run. */
export interface Baseline {
  readonly rulesetVersion: string;
  /** Who was asked beside the rules; absent or null for the rules alone. */
  readonly model?: ModelName | null | undefined;
  readonly metrics: Readonly<Partial<Record<Metric, number | null>>>;
  readonly tools: readonly ToolResult[];
}

export type BaselineRead =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly error: string };

/** Reads an earlier `toolrisk eval --json`. */
export function readBaseline(text: string): BaselineRead {
  const read = Report.safeParse(tryParse(text));
  if (read.success) return { ok: true, baseline: read.data };
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  return { ok: false, error: `not what "toolrisk eval --json" of this version prints${where}` };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined, and the caller says what was expected.
    return undefined;
  }
}

const Tool = z.object({
  file: z.string(),
  place: z.string(),
  server: z.string().nullable(),
  tool: z.string(),
  truth: z.object({
    category: z.enum(CATEGORIES).optional(),
    risk: z.enum(RISK_LEVELS).optional(),
    sure: z.boolean().optional(),
    readOnly: z.boolean().optional(),
    destructive: z.boolean().optional(),
    signal: z.enum(TEXT_SIGNALS).optional(),
    facets: z.array(z.enum(FACETS)).optional(),
  }),
  label: z.object({ category: z.enum(CATEGORIES), risk: z.enum(RISK_LEVELS), facets: z.array(z.enum(FACETS)) }),
  confidence: z.number(),
  needsReview: z.boolean(),
  wrong: z.array(z.enum(ASPECTS)),
  because: z.string().optional(),
  warning: z.string().optional(),
});

const Report = z.object({
  version: z.literal(1),
  rulesetVersion: z.string(),
  model: z.object({ model: z.string(), promptVersion: z.string() }).nullish(),
  metrics: z.partialRecord(z.enum(METRIC_NAMES), z.number().nullable()),
  tools: z.array(Tool),
});
