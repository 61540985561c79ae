import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';
import type { ScoredRow, TextSignal } from './types.ts';

/** What a row may be wrong in. `signal`: an attack in the text was not seen; `alarm`: one was seen where none is. */
export const ASPECTS = ['category', 'risk', 'read', 'signal', 'alarm', 'facets'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** One row, compactly: enough to compare two runs and to print what went wrong. */
export interface ToolResult {
  readonly file: string;
  readonly place: string;
  readonly server: string | null;
  readonly tool: string;
  readonly truth: {
    readonly category?: Category;
    readonly risk?: RiskLevel;
    readonly sure?: boolean;
    readonly readOnly?: boolean;
    /** The server's `destructiveHint`, shown beside `readOnly`. */
    readonly destructive?: boolean;
    readonly signal?: TextSignal;
    readonly facets?: readonly Facet[];
  };
  readonly label: { readonly category: Category; readonly risk: RiskLevel; readonly facets: readonly Facet[] };
  readonly confidence: number;
  readonly needsReview: boolean;
  readonly wrong: readonly Aspect[];
  /** The sentence of the finding that decided the category, where the row is wrong. */
  readonly because?: string;
  /** Why it was called hidden-instructions or steers-the-model, where no label says that it is. */
  readonly warning?: string;
}

export function toolResult({ row, answer }: ScoredRow): ToolResult {
  const wrong = ASPECTS.filter((aspect) => IS_WRONG[aspect]({ row, answer }));
  const { category, risk, facets, confidence, needsReview } = answer;
  return {
    file: row.file,
    place: row.place,
    server: row.server?.name ?? null,
    tool: row.tool.name,
    truth: truthOf(row.truth),
    label: { category, risk, facets },
    confidence,
    needsReview,
    wrong,
    ...(wrong.length > 0 && answer.because !== null ? { because: answer.because } : {}),
    ...(isRealTool(row) && answer.warning !== null ? { warning: answer.warning } : {}),
  };
}

const IS_WRONG = {
  category: ({ row, answer }) => row.truth.category !== null && row.truth.category !== answer.category,
  risk: ({ row, answer }) => row.truth.risk !== null && row.truth.risk !== answer.risk,
  read: ({ row, answer }) => row.truth.isReadOnly !== null && !agreesWithHint(row.truth.isReadOnly, answer.category),
  signal: ({ row, answer }) => row.truth.textSignal === 'instruction' && !isFlagged(answer.facets),
  alarm: ({ row, answer }) => isRealTool(row) && answer.facets.includes('hidden-instructions'),
  facets: ({ row, answer }) =>
    row.truth.facets !== null && [...row.truth.facets].sort().join() !== [...answer.facets].sort().join(),
} as const satisfies Record<Aspect, (one: ScoredRow) => boolean>;

/** `unknown` agrees with neither: it is no claim that a tool reads, and none that it changes something. */
export function agreesWithHint(isReadOnly: boolean, category: Category): boolean {
  return category !== 'unknown' && (category === 'read') === isReadOnly;
}

/** Either facet warns a person of text that works on the model. */
export function isFlagged(facets: readonly Facet[]): boolean {
  return facets.includes('hidden-instructions') || facets.includes('steers-the-model');
}

/** A tool of which nobody says that its text works on the model: neither the row's signal nor its facets. */
export function isRealTool(row: ScoredRow['row']): boolean {
  return row.truth.textSignal === null && !isFlagged(row.truth.facets ?? []);
}

function truthOf(truth: ScoredRow['row']['truth']): ToolResult['truth'] {
  return {
    ...(truth.category === null ? {} : { category: truth.category, sure: truth.isSure }),
    ...(truth.risk === null ? {} : { risk: truth.risk }),
    ...(truth.isReadOnly === null ? {} : { readOnly: truth.isReadOnly }),
    ...(truth.isReadOnly === null || truth.isDestructive === null ? {} : { destructive: truth.isDestructive }),
    ...(truth.textSignal === null ? {} : { signal: truth.textSignal }),
    ...(truth.facets === null ? {} : { facets: truth.facets }),
  };
}
