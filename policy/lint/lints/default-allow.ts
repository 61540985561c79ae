import { HIDE_ALL } from '../../types.ts';
import type { PolicyLint } from '../types.ts';

export const defaultAllow: PolicyLint = {
  id: 'default-allow',
  title: 'Allowed by default',
  level: 'warning',
  why: 'A tool that the server adds tomorrow, or one whose name is written a little differently, is allowed at once and without a limit.',
  fix: 'Write "default": "deny" and list the tools that may be called.',
  *find({ policy: { default: fallback, hide = [] } }) {
    if (fallback === 'allow' && !hide.includes(HIDE_ALL))
      yield { pointer: '/default', message: 'Whatever this policy does not list is allowed.' };
  },
};
