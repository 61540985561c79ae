import { jsonPointer } from '../../json-pointer.ts';
import type { Limit, Policy } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const noCalls: PolicyLint = {
  id: 'no-calls',
  title: 'Limit of no calls',
  level: 'note',
  why: 'A limit of 0 refuses every call, and tells the agent of a counter that is used up where nothing was ever allowed.',
  fix: 'Hide the tool, or refuse it with a deny_if that says why.',
  *find({ policy }) {
    for (const { what, pointer, limits } of limitLists(policy)) {
      const at = limits.findIndex(({ max }) => max === 0);
      if (at !== -1) yield { pointer: `${pointer}/${at}`, message: `${what} may never be called.` };
    }
  },
};

function limitLists({ tools = {}, all_tools }: Policy): { what: string; pointer: string; limits: readonly Limit[] }[] {
  return [
    ...Object.entries(tools).map(([name, { limits = [] }]) => ({
      what: shownName(name),
      pointer: jsonPointer('tools', name, 'limits'),
      limits,
    })),
    { what: 'No tool', pointer: '/all_tools/limits', limits: all_tools?.limits ?? [] },
  ];
}
