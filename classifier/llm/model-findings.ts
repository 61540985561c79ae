import type { Tool } from '#crawler/types.ts';
import { evaluate } from '../evaluate.ts';
import { shortName } from '../findings.ts';
import { BASELINE_RISK, compareRisk, type RiskLevel } from '../taxonomy.ts';
import type { Classification, Evidence, Finding, Indication, ModelOpinion, Strength } from '../types.ts';
import { categoryEffect, isSuspect } from './category-effect.ts';
import { confidenceWith } from './confidence-after-model.ts';
import { plainSentence } from './plain-sentence.ts';
import type { FacetAnswer, ToolAnswer } from './types.ts';

/** The id under which a model's findings stand among the rules'. */
export const MODEL_RULE = 'model-opinion';

/**
 * A model's answer as findings beside the rules': one on the category, one where it raises the risk, one for each facet that the rules did not
 * find. Nothing lowers: a finding says at least this much, and what the model may not change carries no indication.
 */
export function findingsFromModel(tool: Tool, rules: Classification, answer: ToolAnswer, model: string): Finding[] {
  const parts: Parts = { tool, rules, answer, model };
  const onCategory = categoryFinding(parts);
  const facets = answer.facets
    .filter((one) => !rules.facets.includes(one.facet))
    .map((one) => facetFinding(parts, one));
  const before = evaluate({ name: tool.name }, [...rules.findings, onCategory, ...facets]).risk;
  return [onCategory, ...riskFindings(parts, before), ...facets];
}

interface Parts {
  readonly tool: Tool;
  readonly rules: Classification;
  readonly answer: ToolAnswer;
  readonly model: string;
}

function categoryFinding(parts: Parts): Finding {
  const { tool, rules, answer } = parts;
  const effect = categoryEffect(tool, rules, answer);
  const confidence = confidenceWith(effect, rules, answer, isSuspect(tool, rules, answer));
  return {
    ...finding(effect === 'settled' ? 'strong' : 'weak', answer.categoryEvidence),
    message: `${shortName(tool.name)} was judged “${answer.category}” by the model that was asked${inWords(answer.categoryEvidence)}.`,
    indicates: categoryIndication(parts, effect),
    opinion: { ...opinion(parts, 'category', answer.category, rules.category, effect), confidence },
  };
}

function categoryIndication({ answer, rules }: Parts, effect: ModelOpinion['effect']): Indication {
  if (effect === 'overruled') {
    const isMute = answer.isUnsure || answer.category === 'unknown';
    return isMute ? {} : { review: `The model asked calls it ${answer.category}, the rules ${rules.category}.` };
  }
  return answer.category === 'unknown' ? {} : { category: answer.category };
}

/** `before`: the risk as it is without this finding. Only a raise with words to show counts. */
function riskFindings(parts: Parts, before: RiskLevel): Finding[] {
  const { tool, answer } = parts;
  const evidence = wordsForRisk(answer);
  if (evidence === null || answer.risk === 'unknown' || !isAbove(answer.risk, before)) return [];
  const because = `the model that was asked judged it so${inWords(evidence)}`;
  return [
    {
      ...finding('strong', evidence),
      message: `${shortName(tool.name)} was judged ${answer.risk} risk by the model that was asked${inWords(evidence)}.`,
      indicates: { risk: { move: 'raise', to: answer.risk, because } },
      opinion: opinion(parts, 'risk', answer.risk, before, 'raised'),
    },
  ];
}

/** A baseline needs no words of its own: those for the category bear it, where the model is sure of that. */
function wordsForRisk(answer: ToolAnswer): Evidence | null {
  if (answer.riskEvidence !== null || answer.isUnsure) return answer.riskEvidence;
  return answer.risk === BASELINE_RISK[answer.category] ? answer.categoryEvidence : null;
}

const isAbove = (said: RiskLevel, before: RiskLevel): boolean => before === 'unknown' || compareRisk(said, before) > 0;

function facetFinding(parts: Parts, { facet, evidence }: FacetAnswer): Finding {
  const isAttack = facet === 'hidden-instructions';
  return {
    ...finding(isAttack ? 'strong' : 'medium', evidence),
    message: `${shortName(parts.tool.name)} was given the facet “${facet}” by the model that was asked${inWords(evidence)}.`,
    indicates: { facet, ...(isAttack ? ATTACK : {}) },
    opinion: opinion(parts, 'facet', facet, null, 'added'),
  };
}

/** As the rules hold it: whoever finds such text, the tool is critical and a person should look. */
const ATTACK = {
  risk: {
    move: 'raise',
    to: 'critical',
    because:
      'its text tells the model to hide, leak, redirect or override, in the judgement of the model that was asked',
  },
  review: 'The model asked found instructions to the model that a person would not see.',
} as const satisfies Indication;

function finding(strength: Strength, evidence: Evidence | null) {
  return { rule: MODEL_RULE, strength, evidence: evidence === null ? [] : [evidence] };
}

function opinion(
  { answer, model }: Parts,
  about: ModelOpinion['about'],
  said: ModelOpinion['said'],
  before: ModelOpinion['before'],
  effect: ModelOpinion['effect'],
): ModelOpinion {
  return { model, about, said, before, effect, reason: answer.reason, isUnsure: answer.isUnsure };
}

/** The words of the definition, short and harmless to print. */
function inWords(evidence: Evidence | null): string {
  const words = evidence === null ? '' : plainSentence(evidence.text, MAX_WORDS);
  return words === '' ? '' : `, going by “${words}”`;
}

const MAX_WORDS = 80;
