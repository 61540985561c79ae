import type { Tool } from '#crawler/types.ts';
import type { Classification } from '../types.ts';
import type { ModelName, ToolAnswer } from './types.ts';

/**
 * What the rules found with the model's answer folded in. `rules` is the classification by the rules alone. A null answer changes nothing
 * but says who was asked. Pure: kept answers are folded again under a new ruleset without asking.
 */
export function foldAnswer(
  _tool: Tool,
  rules: Classification,
  answer: ToolAnswer | null,
  by: ModelName,
): Classification {
  if (answer === null) return { ...rules, ...by };
  throw new Error('not built yet');
}
