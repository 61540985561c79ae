import { jsonPointer } from '../../json-pointer.ts';
import type { Limit, Policy } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

/** From here on it is worth saying: a limit by the minute alone of the size that profiles give is seen to be small. */
const MANY = 100;

export const bursts: PolicyLint = {
  id: 'bursts',
  title: 'Many calls at once',
  level: 'note',
  why: 'A window begins by the clock (UTC). All of its calls may come in its first second, and as many again a moment later where a new window begins.',
  fix: 'Add a lower limit by the minute to the same tool.',
  *find({ policy }) {
    // What holds all tools together holds each of them.
    const ofAll = (policy.all_tools?.limits ?? []).map(({ max }) => max);
    for (const { name, limits, pointer } of limitLists(policy)) {
      const lowest = Math.min(...limits.map(({ max }) => max), ...ofAll);
      if (limits.length === 0 || lowest < MANY) continue;
      yield {
        pointer: `${pointer}/0`,
        message: `${name} can be called ${(lowest * 2).toLocaleString('en')} times within two seconds, around the end of a window.`,
      };
    }
  },
};

function limitLists({ tools = {} }: Policy): { name: string; pointer: string; limits: readonly Limit[] }[] {
  return Object.entries(tools).map(([name, { limits = [] }]) => ({
    name: shownName(name),
    pointer: jsonPointer('tools', name, 'limits'),
    limits,
  }));
}
