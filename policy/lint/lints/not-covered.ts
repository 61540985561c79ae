import { HIDE_ALL } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const notCovered: PolicyLint = {
  id: 'not-covered',
  title: 'Tool that nothing speaks of',
  level: 'note',
  why: 'The default decides about it. Under deny the agent sees it and gets a refusal for every call; under allow nothing stands between the two.',
  fix: 'Hide it, or list it with rules.',
  *find({ policy: { hide = [], tools = {}, default: fallback }, serverTools }) {
    if (serverTools === null || hide.includes(HIDE_ALL)) return;
    const hidden = new Set(hide);
    for (const name of new Set(serverTools)) {
      if (hidden.has(name) || Object.hasOwn(tools, name)) continue;
      yield {
        pointer: '/default',
        message: `${shownName(name)} is not listed: every call is ${fallback === 'deny' ? 'refused' : 'allowed'}.`,
      };
    }
  },
};
