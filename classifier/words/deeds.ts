import type { Category } from '../taxonomy.ts';

/**
 * What a verb does to the world, finer than a category: rules ask for deeds, and each deed belongs to one category.
 * `manage` is a verb that states nothing ("manage labels"); the rubric calls it a write that needs review.
 */
export const DEED_CATEGORY = {
  look: 'read',
  'work-out': 'read',
  change: 'write',
  send: 'write',
  configure: 'write',
  manage: 'write',
  run: 'execute',
  control: 'execute',
  drive: 'execute',
  generate: 'execute',
  delegate: 'execute',
  install: 'execute',
  'log-in': 'execute',
  delete: 'destructive',
  revoke: 'destructive',
  pay: 'financial',
  trade: 'financial',
  'change-plan': 'financial',
} as const satisfies Record<string, Category>;

export type Deed = keyof typeof DEED_CATEGORY;

/** A bit for each deed, so that two lists of deeds are compared at once. */
const BITS: ReadonlyMap<string, number> = new Map(Object.keys(DEED_CATEGORY).map((deed, index) => [deed, 1 << index]));

/** The deeds of a list as bits. */
export function deedBits(deeds: readonly Deed[]): number {
  let bits = 0;
  for (const deed of deeds) bits |= BITS.get(deed) ?? 0;
  return bits;
}
