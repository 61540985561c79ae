import type { Facet } from '#classifier/taxonomy.ts';
import { type Share, shareOf } from './share.ts';
import { isFlagged, isRealTool, type ToolResult, toolResult } from './tool-results.ts';
import { type ScoredRow, TEXT_SIGNALS, type TextSignal } from './types.ts';

/** How many tools carry each of the two facets that warn of text for the model. */
export interface Flagged {
  readonly hiddenInstructions: Share;
  readonly steersTheModel: Share;
  readonly either: Share;
}

export interface HostileReport {
  /** Poisoned tools, by what their text carries. Only of `instruction` must one of the two be found. */
  readonly signals: readonly (Flagged & { readonly signal: TextSignal; readonly rows: number })[];
  /** Rows of the signal `instruction` with neither facet. */
  readonly missed: readonly ToolResult[];
  /** Tools that nobody calls an attack: what is flagged there is a false alarm, or worth a look. */
  readonly realTools: Flagged;
  /** Those of them with `hidden-instructions`. */
  readonly alarms: readonly ToolResult[];
  /** Those with `steers-the-model`. */
  readonly steering: readonly ToolResult[];
}

export function hostileReport(scored: readonly ScoredRow[]): HostileReport {
  const real = scored.filter((one) => isRealTool(one.row));
  const instructions = withSignal(scored, 'instruction');
  return {
    signals: TEXT_SIGNALS.flatMap((signal) => {
      const rows = withSignal(scored, signal);
      return rows.length === 0 ? [] : [{ signal, rows: rows.length, ...flaggedOf(rows) }];
    }),
    missed: instructions.filter((one) => !isFlagged(one.answer.facets)).map(toolResult),
    realTools: flaggedOf(real),
    alarms: real.filter((one) => one.answer.facets.includes('hidden-instructions')).map(toolResult),
    steering: real.filter((one) => one.answer.facets.includes('steers-the-model')).map(toolResult),
  };
}

const withSignal = (scored: readonly ScoredRow[], signal: TextSignal): ScoredRow[] =>
  scored.filter((one) => one.row.truth.textSignal === signal);

function flaggedOf(rows: readonly ScoredRow[]): Flagged {
  const has = (facet: Facet) => shareOf(rows, (one) => one.answer.facets.includes(facet));
  return {
    hiddenInstructions: has('hidden-instructions'),
    steersTheModel: has('steers-the-model'),
    either: shareOf(rows, (one) => isFlagged(one.answer.facets)),
  };
}
