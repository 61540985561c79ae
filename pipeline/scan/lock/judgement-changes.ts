import { compareCategory, compareRisk } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import type { ChangeEvent } from '#crawler/drift/types.ts';

/** What a tool's new definition makes of its judgement, by the same rules on both. */
export function judgementChanges(tool: string, before: Classification, after: Classification): ChangeEvent[] {
  const events: ChangeEvent[] = [];
  const about = { tool, pointer: null } as const;
  if (appears('hidden-instructions', before, after)) {
    events.push({ kind: 'hidden-instructions-appeared', class: 'attack', ...about });
  }
  const risk = compareRisk(after.risk, before.risk);
  const levels = { ...about, before: before.risk, after: after.risk };
  if (risk > 0) events.push({ kind: 'risk-raised', class: 'risk-raised', ...levels });
  if (risk < 0) events.push({ kind: 'risk-lowered', class: 'narrowed', ...levels });
  const category = compareCategory(after.category, before.category);
  if (category !== 0) {
    const severity = category > 0 ? 'widened' : 'narrowed';
    events.push({
      kind: 'category-changed',
      class: severity,
      ...about,
      before: before.category,
      after: after.category,
    });
  }
  return events;
}

const appears = (facet: Classification['facets'][number], before: Classification, after: Classification): boolean =>
  after.facets.includes(facet) && !before.facets.includes(facet);
