import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';
import type { Classification, ServerContext } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';

/** What the text of a poisoned tool carries: an order to the model, praise that makes it choose the tool, or nothing. */
export const TEXT_SIGNALS = ['instruction', 'persuasion', 'none'] as const;
export type TextSignal = (typeof TEXT_SIGNALS)[number];

/** What a row says is so. Every field is null where the row does not state it. */
export interface Truth {
  readonly category: Category | null;
  readonly risk: RiskLevel | null;
  /** Both annotators were sure and agreed; false where the row does not say. */
  readonly isSure: boolean;
  /** The second annotator's category and risk. */
  readonly category2: Category | null;
  readonly risk2: RiskLevel | null;
  readonly facets: readonly Facet[] | null;
  /** The server's own `readOnlyHint`, on rows without a category. */
  readonly isReadOnly: boolean | null;
  /** Its `destructiveHint`: shown beside a miss and never scored, because servers do not mean the same by it. */
  readonly isDestructive: boolean | null;
  readonly textSignal: TextSignal | null;
}

export interface LabelledRow {
  /** As the caller named it. */
  readonly file: string;
  /** `line 7` or `item 7`. */
  readonly place: string;
  readonly server: ServerContext | null;
  /** What the classifier sees: without annotations where they are the truth to find. */
  readonly tool: Tool;
  readonly truth: Truth;
}

/** A row that says nothing that can be used, and why. */
export interface UnreadableRow {
  readonly file: string;
  /** One line that begins with the place. */
  readonly error: string;
}

export interface Answer extends Pick<Classification, 'category' | 'risk' | 'confidence' | 'needsReview' | 'facets'> {
  /** The sentence of the finding that decided the category; null where none did. */
  readonly because: string | null;
  /** Of the finding that gave `hidden-instructions`, or else `steers-the-model`: its sentence and the words it is about. */
  readonly warning: string | null;
}

export interface ScoredRow {
  readonly row: LabelledRow;
  readonly answer: Answer;
}
