import { SURE_ENOUGH } from '../sure-enough.ts';
import type { Classification, Finding, ModelOpinion } from '../types.ts';
import type { ToolAnswer } from './types.ts';

/**
 * How sure a classification is once a model was asked. These are judgements, not measurements: which model answers is the operator's
 * choice, and none was measured for them. They are set so that agreement of two unlike readers counts for more than either, a model alone never
 * reaches what the rules' own agreement does, and any disagreement asks for a person.
 */
const AFTER = {
  /** The rules were sure by themselves; their own number where it is higher. */
  confirmed: 0.93,
  /** The rules left it open, weak or contested, and the model was sure and showed the words; also where it says what they leaned to. */
  settled: 0.85,
  /** The rules had nothing, and the model was unsure or showed no words: a person should look. */
  settledWeakly: 0.6,
  /** At most: the rules stand against a model that is sure. */
  overruled: 0.6,
} as const;

/** The confidence that goes with what came of the model's category. Of a suspect text the model's word makes nobody surer. */
export function confidenceWith(
  effect: ModelOpinion['effect'],
  rules: Classification,
  answer: ToolAnswer,
  isSuspect: boolean,
): number {
  const isFirm = !answer.isUnsure && answer.categoryEvidence !== null;
  if (effect === 'settled') return isFirm ? AFTER.settled : AFTER.settledWeakly;
  if (answer.category === 'unknown' || answer.isUnsure) return rules.confidence;
  if (effect === 'confirmed') return isFirm && !isSuspect ? confirmed(rules) : rules.confidence;
  return Math.min(rules.confidence, AFTER.overruled);
}

function confirmed({ confidence }: Classification): number {
  return Math.max(confidence, confidence < SURE_ENOUGH ? AFTER.settled : AFTER.confirmed);
}

/** The confidence that a model's opinion among the findings brings with it, or null where no model was heard. */
export function confidenceAfterModel(findings: readonly Finding[]): number | null {
  return findings.find((one) => one.opinion?.confidence !== undefined)?.opinion?.confidence ?? null;
}
