import { CATEGORY_TEXT, compareRisk } from '#classifier/taxonomy.ts';
import type { RuleText } from '#classifier/types.ts';
import type { MethodMover, RuleLink } from './types-method.ts';

/** What moves a risk: rules that do the same side by side, raising ones first, each from the highest level down. */
export function methodMovers(rules: readonly RuleText[]): MethodMover[] {
  const movers = new Map<string, MethodMover & { readonly rules: RuleLink[] }>();
  for (const { id, title, indicates } of rules) {
    if (indicates.risk === undefined) continue;
    const { move, to, within = [] } = indicates.risk;
    const key = `${move} ${to} ${within.join(' ')}`;
    const mover = movers.get(key) ?? {
      move,
      to,
      within: within.map((category) => CATEGORY_TEXT[category].label),
      rules: [],
    };
    mover.rules.push({ title, href: `#${id}` });
    movers.set(key, mover);
  }
  return [...movers.values()].toSorted(compareMovers);
}

function compareMovers(left: MethodMover, right: MethodMover): number {
  if (left.move !== right.move) return left.move === 'raise' ? -1 : 1;
  return compareRisk(right.to, left.to) || left.within.length - right.within.length;
}
