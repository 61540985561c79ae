import type { Tool } from '#crawler/types.ts';
import { evaluate } from '../evaluate.ts';
import type { Classification } from '../types.ts';
import { findingsFromModel } from './model-findings.ts';
import type { ModelName, ToolAnswer } from './types.ts';

export { MODEL_RULE } from './model-findings.ts';

/**
 * What the rules found with a model's answer folded in. `rules` is the classification by the rules alone. A null answer changes nothing
 * but says who was asked. Pure: kept answers are folded again under a new ruleset without asking.
 */
export function foldAnswer(
  tool: Tool,
  rules: Classification,
  answer: ToolAnswer | null,
  by: ModelName,
): Classification {
  if (answer === null) return { ...rules, ...by };
  const findings = [...rules.findings, ...findingsFromModel(tool, rules, answer, by.model)];
  return {
    ...evaluate({ name: tool.name }, findings),
    rulesetVersion: rules.rulesetVersion,
    model: by.model,
    promptVersion: by.promptVersion,
  };
}
