import { nearest } from '../../schema/nearest.ts';
import { plainLook } from '../../stack/look.ts';
import { HIDE_ALL } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import { namesIn } from '../names-in.ts';
import type { PolicyLint } from '../types.ts';

export const noSuchTool: PolicyLint = {
  id: 'no-such-tool',
  title: 'Name that the server does not have',
  level: 'warning',
  why: 'Names are exact, capitals and separators too. A rule for a name that no tool has does nothing, and the tool that was meant is left to the default.',
  fix: 'Correct the name, or take the rule out where the tool is gone.',
  *find({ policy, serverTools }) {
    if (serverTools === null) return;
    const known = new Set(serverTools);
    for (const { name, pointer } of namesIn(policy)) {
      // What is a pattern is told as one.
      if (known.has(name) || name === HIDE_ALL || /[*?]/.test(name)) continue;
      const meant = meantBy(name, serverTools);
      const hint = meant === undefined ? '' : `; did you mean ${shownName(meant)}?`;
      yield { pointer, message: `No tool is called ${shownName(name)}${hint || '.'}` };
    }
  },
};

/** Another spelling of a name before a typing error in one. */
function meantBy(name: string, serverTools: readonly string[]): string | undefined {
  const look = plainLook(name);
  return serverTools.find((tool) => plainLook(tool) === look) ?? nearest(name, serverTools);
}
