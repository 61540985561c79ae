import type { Pair } from './classes.ts';
import { type Share, shareOf } from './share.ts';

export interface Agreement extends Share {
  /** Cohen's kappa, unweighted: agreement beyond chance. Null without rows, or where both always give one and the same label. */
  readonly kappa: number | null;
}

/** How far two labellings of the same rows agree. */
export function agreementOf(pairs: readonly Pair<string, string>[]): Agreement {
  return { ...shareOf(pairs, (pair) => pair.truth === pair.label), kappa: kappaOf(pairs) };
}

function kappaOf(pairs: readonly Pair<string, string>[]): number | null {
  const total = pairs.length;
  if (total === 0) return null;
  const seen = pairs.filter((pair) => pair.truth === pair.label).length / total;
  const chance = chanceOf(pairs) / total ** 2;
  return chance === 1 ? null : (seen - chance) / (1 - chance);
}

/** The sum over labels of how often the one gave it times how often the other did. */
function chanceOf(pairs: readonly Pair<string, string>[]): number {
  const labels = new Set(pairs.map((pair) => pair.truth));
  let sum = 0;
  for (const label of labels) {
    const one = pairs.filter((pair) => pair.truth === label).length;
    const other = pairs.filter((pair) => pair.label === label).length;
    sum += one * other;
  }
  return sum;
}
