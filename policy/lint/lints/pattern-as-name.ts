import { HIDE_ALL } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import { namesIn } from '../names-in.ts';
import type { PolicyLint } from '../types.ts';

export const patternAsName: PolicyLint = {
  id: 'pattern-as-name',
  title: 'Pattern in place of a name',
  level: 'warning',
  why: 'Tools are known by their exact names: delete_* means a tool that is called so. Only "*" alone, in hide, stands for all.',
  fix: 'List the names one by one.',
  *find({ policy, serverTools }) {
    for (const { name, pointer, list } of namesIn(policy)) {
      if (!/[*?]/.test(name) || serverTools?.includes(name) || (list === 'hide' && name === HIDE_ALL)) continue;
      yield { pointer, message: `${shownName(name)} is taken for the name of one tool.` };
    }
  },
};
