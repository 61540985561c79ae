import { and, eq, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm';
import { classifications, tools } from './schema.ts';

/** Which tools a model is to be asked about. */
export interface DueForModel {
  readonly rulesetVersion: string;
  readonly model: string;
  readonly promptVersion: string;
  /** The rules' confidence below which they are unsure, beside the tools that a person should look at anyway; null for every tool. */
  readonly unsureBelow: number | null;
}

/** The judgement of a tool as it is now, by the present ruleset. */
export function presentJudgement(due: DueForModel): SQL | undefined {
  return and(
    eq(tools.inputDigest, classifications.inputDigest),
    eq(classifications.rulesetVersion, due.rulesetVersion),
    eq(tools.rulesetVersion, due.rulesetVersion),
  );
}

/**
 * Present tools without the opinion of this very model and prompt. Of those with another model's the stored judgement is no longer the rules'
 * own, so that all of them come, and the caller looks at what the rules alone say.
 */
export function isDueForModel(due: DueForModel): SQL | undefined {
  const { model, promptVersion, needsReview, confidence } = classifications;
  const isOpen = due.unsureBelow === null ? undefined : or(eq(needsReview, true), lt(confidence, due.unsureBelow));
  const isOthers = and(isNotNull(model), or(ne(model, due.model), ne(promptVersion, due.promptVersion)));
  return and(eq(tools.isPresent, true), or(and(isNull(model), isOpen), isOthers));
}
