import { RISK_LEVELS, RISK_STEPS, type RiskLevel } from '#classifier/taxonomy.ts';
import type { Count } from '#pipeline/page-data/types.ts';

/** The drawing's own units; the page stretches it to the width there is. */
export const BAR = { width: 100, height: 16 } as const;

/** One stretch of a bar. Severe ones are taller, so that colour is not the only sign. */
export interface BarSegment {
  readonly risk: RiskLevel;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays out counts as one bar from the least to the most severe.
 * @param full the count that fills the whole width
 */
export function barSegments(byRisk: readonly Count<RiskLevel>[], full: number): BarSegment[] {
  const counts = RISK_LEVELS.map((risk) => ({ risk, count: byRisk.find(({ key }) => key === risk)?.count ?? 0 }));
  const segments: BarSegment[] = [];
  let x = 0;
  for (const { risk, count } of counts.filter((entry) => entry.count > 0)) {
    const width = Math.max(rounded((count / Math.max(full, 1)) * BAR.width), THINNEST);
    const height = BAR.height * HEIGHTS[RISK_STEPS[risk]];
    segments.push({ risk, x: rounded(x), y: rounded(BAR.height - height), width, height: rounded(height) });
    x += width;
  }
  return segments;
}

/** "400 low, 100 medium": what the bar shows, for people who do not see it. */
export function barText(byRisk: readonly Count<RiskLevel>[]): string {
  const shown = byRisk.filter(({ count }) => count > 0);
  return shown.length === 0 ? 'none' : shown.map(({ key, count }) => `${count} ${key}`).join(', ');
}

/** By steps of the four-step bar; `unknown` (0) is as tall as `medium`: it is not low. */
const HEIGHTS = [0.6, 0.4, 0.6, 0.8, 1] as const satisfies Record<(typeof RISK_STEPS)[RiskLevel], number>;

/** One tool among thousands must still be seen. */
const THINNEST = 1;

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
