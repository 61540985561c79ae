import type { Category } from './taxonomy.ts';
import { type Finding, STRENGTHS } from './types.ts';

/**
 * The share of tools in the same position that careful annotators labelled the same way. The steps were measured on labelled tools and
 * rounded; they say how much the statements of one definition agree, nothing finer.
 */
export function confidenceOf(category: Category, leading: Finding | null, findings: readonly Finding[]): number {
  if (leading === null || category === 'unknown') return 0;
  const stated = findings.filter((one) => one.indicates.category !== undefined);
  const isContested = stated.some((one) => one.indicates.category !== category && weighs(one) >= weighs(leading) - 1);
  const isSeconded = stated.some((one) => one !== leading && one.indicates.category === category && weighs(one) >= 1);
  if (leading.strength === 'weak') return isContested ? 0.4 : 0.55;
  if (leading.strength === 'medium') return isContested ? 0.6 : 0.75;
  if (isContested) return isSeconded ? 0.88 : 0.6;
  return isSeconded ? 0.97 : 0.87;
}

const weighs = (one: Finding): number => STRENGTHS.indexOf(one.strength);
