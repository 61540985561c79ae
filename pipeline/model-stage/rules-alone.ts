import { evaluate } from '#classifier/evaluate.ts';
import { MODEL_RULE } from '#classifier/llm/model-findings.ts';
import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';

/** What the rules alone say of a tool, where a model's findings may stand among theirs. */
export function rulesAlone(tool: Pick<Tool, 'name'>, classification: Classification): Classification {
  if (classification.model === null) return classification;
  const own = classification.findings.filter((finding) => finding.rule !== MODEL_RULE);
  const asked = { rulesetVersion: classification.rulesetVersion, model: null, promptVersion: null };
  return own.length === classification.findings.length
    ? { ...classification, ...asked }
    : { ...evaluate({ name: tool.name }, own), ...asked };
}
