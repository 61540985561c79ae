import { HIDE_ALL } from '../../types.ts';
import type { PolicyLint } from '../types.ts';

export const hidesAll: PolicyLint = {
  id: 'hides-all',
  title: 'Everything is hidden',
  level: 'warning',
  why: '"*" in hide stands for every tool, so that no other line of the policy ever decides anything.',
  fix: 'Name the tools to hide one by one, or take out the rest of the policy.',
  *find({ policy: { hide = [], tools = {} } }) {
    const at = hide.indexOf(HIDE_ALL);
    if (at === -1) return;
    const others = Object.keys(tools).length + hide.length - 1;
    if (others === 0) return;
    const what = others === 1 ? 'one more entry' : `${others.toLocaleString('en')} more entries`;
    yield { pointer: `/hide/${at}`, message: `Every tool is hidden; ${what} of hide and tools can never matter.` };
  },
};
