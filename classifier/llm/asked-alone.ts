import type { Tool } from '#crawler/types.ts';
import type { Facet } from '../taxonomy.ts';
import type { Classification } from '../types.ts';
import { speaksOfLabels } from './speaks-of-labels.ts';

/**
 * Whether a tool shares no request with others: its text speaks to a model, and what a model makes of it must not reach the labels of its
 * neighbours. Costs a request more where such text is honest, as a guide that says "call this first".
 */
export function isAskedAlone(tool: Tool, rules: Pick<Classification, 'facets'>): boolean {
  return SPEAKING.some((facet) => rules.facets.includes(facet)) || speaksOfLabels(tool);
}

const SPEAKING = ['hidden-instructions', 'steers-the-model'] as const satisfies readonly Facet[];
