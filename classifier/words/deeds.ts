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
