import type { ArgumentRule } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const path: ArgumentRule = {
  id: 'path',
  title: 'Paths in listed folders',
  appliesTo: 'A parameter that picks any file, of a tool that is marked so (facet free path).',
  rationale:
    'A free path reads what lies beside the file that was meant: configuration, keys, other people’s work. The list holds how a path is written; where a link in a listed folder leads, only the server can hold.',
  parametersOf: ({ facets, parameters }) =>
    facets.includes('free-path') ? parameters.filter(({ roles }) => roles.includes('free-path')) : [],
  rulesFor: (parameter) => slotFor('path', parameter),
};
