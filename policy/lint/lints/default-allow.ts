import type { PolicyLint } from '../types.ts';

export const defaultAllow: PolicyLint = {
  id: 'default-allow',
  title: 'Allowed by default',
  level: 'warning',
  why: 'A tool that the server adds tomorrow, or one whose name is written a little differently, is allowed at once and without a limit.',
  fix: 'Write "default": "deny" and list the tools that may be called.',
  *find({ policy }) {
    if (policy.default === 'allow')
      yield { pointer: '/default', message: 'Whatever this policy does not list is allowed.' };
  },
};
