import type { ArgumentRule } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const url: ArgumentRule = {
  id: 'url',
  title: 'Addresses from a list',
  appliesTo: 'A parameter for any web address, of a tool that is marked so (facet free URL).',
  rationale:
    'A free address reaches inside networks and carries data out in its path and query. The list holds what the agent asks for; where a listed site redirects to, only the server can hold.',
  parametersOf({ facets, parameters }) {
    if (!facets.includes('free-url')) return [];
    const taken = parameters.filter(({ roles }) => roles.includes('free-url'));
    // An address inside a record is a detail of it, unless there is no other.
    const outer = taken.filter(({ path }) => path === null || path.split('.').length === 2);
    return outer.length > 0 ? outer : taken;
  },
  rulesFor: (parameter) => slotFor('url', parameter),
};
