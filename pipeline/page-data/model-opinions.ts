import type { Classification, ModelOpinion } from '#classifier/types.ts';

/** What a model said of a tool, the category first; empty where none was asked or nothing usable came. */
export function modelOpinions({ findings }: Pick<Classification, 'findings'>): ModelOpinion[] {
  const opinions = findings.flatMap(({ opinion }) => (opinion === undefined ? [] : [opinion]));
  return opinions.toSorted((left, right) => PLACE[left.about] - PLACE[right.about]);
}

const PLACE = { category: 0, risk: 1, facet: 2 } as const satisfies Record<ModelOpinion['about'], number>;
