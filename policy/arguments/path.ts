import type { ArgumentRule } from './argument-rule.ts';
import { slotFor } from './slot.ts';

export const path: ArgumentRule = {
  id: 'path',
  title: 'Paths in listed folders',
  appliesTo:
    'A parameter that picks any file, of a tool that is marked so (facet free path), and one for a path on the server’s disk, to read or to write.',
  rationale:
    'A free path reads what lies beside the file that was meant: configuration, keys, other people’s work; and what is saved to one may be run later. The list holds how a path is written; where a link in a listed folder leads, only the server can hold.',
  parametersOf: ({ facets, parameters }) => {
    const isMarked = facets.includes('free-path');
    return parameters.filter(({ roles }) => roles.includes('local-path') || (isMarked && roles.includes('free-path')));
  },
  rulesFor: (parameter) => slotFor('path', parameter),
};
