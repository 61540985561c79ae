import { jsonPointer } from '../../json-pointer.ts';
import { placedConditions } from '../../placed-rules.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const patternInPath: PolicyLint = {
  id: 'pattern-in-path',
  title: 'Path as other tools write it',
  level: 'warning',
  why: 'A path is keys with dots between them. In args.items[0] and args.items.* the brackets and the star are part of a key that no call has: deny_if then never denies, and require always does.',
  fix: 'Write args.items.0 for one element of a list, and args.items for all of them.',
  *find({ policy }) {
    for (const { path, condition } of placedConditions(policy)) {
      const key = condition.path.split('.').find((one) => ANOTHER_SYNTAX.test(one));
      if (key === undefined) continue;
      yield {
        pointer: jsonPointer(...path),
        message: `${shownName(condition.path)} looks for a key that is called ${shownName(key)}.`,
      };
    }
  },
};

/** Not `fields[]` and `filter[status]`, which servers made from web APIs really have. */
const ANOTHER_SYNTAX = /^\*+$|\[(?:\d+|\*)\]$/;
