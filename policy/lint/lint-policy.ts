import { LINTS } from './lints/index.ts';
import type { LintedPolicy, LintFinding } from './types.ts';

/** Looks a valid policy over for traps: warnings first, then notes, each in the order of `LINTS`. */
export function lintPolicy(linted: LintedPolicy): LintFinding[] {
  const found = LINTS.flatMap(({ find, ...lint }) => [...find(linted)].map((part) => ({ ...lint, ...part })));
  return [...found.filter(({ level }) => level === 'warning'), ...found.filter(({ level }) => level === 'note')];
}
