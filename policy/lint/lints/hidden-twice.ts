import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const hiddenTwice: PolicyLint = {
  id: 'hidden-twice',
  title: 'Hidden twice',
  level: 'note',
  why: 'Who takes one of the two out to show the tool again finds it hidden all the same.',
  fix: 'Keep one.',
  *find({ policy: { hide = [] } }) {
    for (const [at, name] of hide.entries()) {
      const first = hide.indexOf(name);
      if (first < at) yield { pointer: `/hide/${at}`, message: `${shownName(name)} stands in /hide/${first} already.` };
    }
  },
};
