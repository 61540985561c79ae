import type { ArgumentRule } from './argument-rule.ts';

/** Enough for what an agent has looked at one by one, and few enough to put back by hand. */
const MOST_AT_ONCE = 20;

export const bulk: ArgumentRule = {
  id: 'bulk',
  title: 'Short lists',
  appliesTo: 'A list of records, of a tool that changes many in one call (facet bulk).',
  rationale: `A mistake is made as many times as there are records. At most ${MOST_AT_ONCE} pass in one call; lists in text, and what a filter picks, have no length that a rule can see.`,
  parametersOf: ({ category, facets, parameters }) =>
    category !== 'read' && facets.includes('bulk') ? parameters.filter(({ roles }) => roles.includes('bulk')) : [],
  rulesFor: ({ path }) => ({
    deny_if: [
      {
        conditions: [{ path: `${path}.${MOST_AT_ONCE}`, op: 'exists', value: true }],
        on_deny: `${path} may hold at most ${MOST_AT_ONCE} at once: divide them among several calls.`,
      },
    ],
  }),
};
