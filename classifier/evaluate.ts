import { confidenceOf } from './confidence.ts';
import { confidenceAfterModel } from './llm/confidence-after-model.ts';
import { writeRationale } from './rationale.ts';
import { moveRisk } from './risk-moves.ts';
import { SURE_ENOUGH } from './sure-enough.ts';
import { BASELINE_RISK, type Category, compareCategory, FACETS, type Facet } from './taxonomy.ts';
import { type Classification, type Finding, STRENGTHS } from './types.ts';

/** What `evaluate` knows of the tool beside its findings: enough to name it. */
export interface Subject {
  readonly name: string;
}

/** A classification before the caller says which rules and which model it came from. */
export type Evaluation = Omit<Classification, 'rulesetVersion' | 'model' | 'promptVersion'>;

/** Folds findings, whatever asked the question, into one classification. It looks at nothing but the findings. */
export function evaluate(subject: Subject, findings: readonly Finding[]): Evaluation {
  const leading = leadingFinding(findings);
  const category = leading?.indicates.category ?? 'unknown';
  const riskMoves = moveRisk(category, findings);
  const risk = riskMoves.at(-1)?.to ?? 'unknown';
  const confidence = confidenceAfterModel(findings) ?? confidenceOf(category, leading, findings);
  const reviewReasons = reviewReasonsFor(category, confidence, findings);
  return {
    category,
    baselineRisk: BASELINE_RISK[category],
    risk,
    riskMoves,
    facets: facetsOf(findings),
    confidence,
    needsReview: reviewReasons.length > 0,
    reviewReasons,
    rationale: writeRationale(subject.name, category, leading, riskMoves, findings),
    findings,
  };
}

/** The strongest finding that states a category; of equally strong ones the more severe. */
export function leadingFinding(findings: readonly Finding[]): Finding | null {
  let leading: Finding | null = null;
  for (const one of findings) {
    if (one.indicates.category === undefined || one.error !== undefined) continue;
    if (leading === null || compareFindings(one, leading) > 0) leading = one;
  }
  return leading;
}

function compareFindings(left: Finding, right: Finding): number {
  const byStrength = STRENGTHS.indexOf(left.strength) - STRENGTHS.indexOf(right.strength);
  if (byStrength !== 0) return byStrength;
  return compareCategory(left.indicates.category ?? 'unknown', right.indicates.category ?? 'unknown');
}

function facetsOf(findings: readonly Finding[]): Facet[] {
  const found = new Set<Facet>();
  for (const one of findings) if (one.indicates.facet !== undefined) found.add(one.indicates.facet);
  return found.size === 0 ? [] : FACETS.filter((facet) => found.has(facet));
}

function reviewReasonsFor(category: Category, confidence: number, findings: readonly Finding[]): string[] {
  const reasons: string[] = [];
  if (category === 'unknown') reasons.push('Nothing in the definition decides what a call does.');
  else if (confidence < SURE_ENOUGH) reasons.push('The definition does not settle what a call does.');
  for (const one of findings) {
    if (one.indicates.review !== undefined && countsFor(category, one)) reasons.push(one.indicates.review);
    if (one.error !== undefined) reasons.push(`The rule ${one.rule} failed, so its question is open.`);
  }
  return reasons.length < 2 ? reasons : [...new Set(reasons)];
}

/** A reason that counts within some categories asks for no review in the others. */
function countsFor(category: Category, one: Finding): boolean {
  return one.indicates.risk?.within?.includes(category) ?? true;
}
