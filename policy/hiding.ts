import { HIDE_ALL, type Policy } from './types.ts';

/** Whether `tools/list` shows a tool: everything but what `hide` names. */
export function isHidden(policy: Policy, tool: string): boolean {
  return hidingEntry(policy, tool) !== -1;
}

/** Place of the entry of `hide` that takes a tool out of sight; -1 where none does. */
export function hidingEntry({ hide = [] }: Policy, tool: string): number {
  return hide.findIndex((name) => name === tool || name === HIDE_ALL);
}
