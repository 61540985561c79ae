import { jsonPointer } from '../../json-pointer.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const requiresNothing: PolicyLint = {
  id: 'requires-nothing',
  title: 'Requirement without conditions',
  level: 'warning',
  why: 'All of no conditions hold, so the rule lets every call through. In deny_if an empty list refuses every call; in require it does nothing.',
  fix: 'Give it a condition, or move it to deny_if where every call is to be refused.',
  *find({ policy: { tools = {} } }) {
    for (const [name, { require = [] }] of Object.entries(tools)) {
      for (const [at, { conditions }] of require.entries()) {
        if (conditions.length > 0) continue;
        yield {
          pointer: jsonPointer('tools', name, 'require', at),
          message: `A requirement of ${shownName(name)} has no conditions and never denies.`,
        };
      }
    }
  },
};
