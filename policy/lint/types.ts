import type { PatternMatcher } from '../evaluate.ts';
import type { Policy } from '../types.ts';

/** One way in which a valid policy does something else than its author most likely meant. */
export interface PolicyLint {
  readonly id: string;
  /** A few words for a heading. */
  readonly title: string;
  /** `warning`: a hole, or a rule that does nothing. `note`: worth knowing, and often meant. */
  readonly level: 'warning' | 'note';
  /** Why it matters, one or two sentences. */
  readonly why: string;
  readonly fix: string;
  find(linted: LintedPolicy): Iterable<LintPart>;
}

/** What a lint looks at. */
export interface LintedPolicy {
  readonly policy: Policy;
  /** The exact names of all tools of the servers that the policy is for; null where nobody says. */
  readonly serverTools: readonly string[] | null;
  readonly patterns: PatternMatcher;
}

/** Where a lint found what it looks for. */
export interface LintPart {
  /** JSON Pointer into the policy. */
  readonly pointer: string;
  /** One sentence, with names as they may be shown. */
  readonly message: string;
  /** Where this very place wants another one than the lint's. */
  readonly fix?: string;
}

export interface LintFinding extends LintPart {
  readonly id: string;
  readonly title: string;
  readonly level: PolicyLint['level'];
  readonly why: string;
  readonly fix: string;
}
