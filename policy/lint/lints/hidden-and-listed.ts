import { jsonPointer } from '../../json-pointer.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const hiddenAndListed: PolicyLint = {
  id: 'hidden-and-listed',
  title: 'Hidden and listed',
  level: 'warning',
  why: 'A hidden tool is refused before its rules are looked at: the rules do nothing, and a reader takes the tool for usable.',
  fix: 'Take the name out of hide, or its rules out of tools.',
  *find({ policy: { hide = [], tools = {} } }) {
    for (const [at, name] of hide.entries()) {
      if (!Object.hasOwn(tools, name)) continue;
      yield {
        pointer: jsonPointer('tools', name),
        message: `${shownName(name)} is hidden by /hide/${at}, so its rules never decide.`,
      };
    }
  },
};
