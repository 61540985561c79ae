import type { Policy } from '../types.ts';
import type { Loss } from './losses.ts';

/** What a target can do with a call, beside allowing it. What it cannot say becomes stricter, never looser. */
export interface Abilities {
  /** Refuse a tool by name. */
  readonly deny: boolean;
  /** Ask a person before each call. */
  readonly ask: boolean;
  /** Take a tool out of the list that the agent sees. */
  readonly hide: boolean;
  /** Refuse whatever no rule names, so also a tool that the server adds later. */
  readonly others: boolean;
  /** Limit how often a tool is called. */
  readonly limits: boolean;
  /** Decide by a call's arguments. */
  readonly args: boolean;
  /** Tell the agent why. */
  readonly reason: boolean;
}

/** One way to write a policy down. */
export interface PolicyFormat {
  /** What it is called in a tab: `Claude Code`. */
  readonly title: string;
  /** Of the file it belongs into or would be saved as, without a folder: `settings.json`. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Where the text belongs, one sentence for people. `~` is the home folder of every system. */
  readonly place: string;
  readonly can: Abilities;
  /** Whether its rules name the server, by the key that the client knows it by; then one file holds the tools of several servers. */
  readonly namesServer: boolean;
  /** What to mind about this target that its file does not show, a sentence each. */
  readonly traps: readonly string[];
  /**
   * Why rules for a server of this key would not hold in the target, and what to do about it; null where they hold.
   * Absent: any key will do. `suggestedKey` makes one that no format has a problem with.
   */
  keyProblem?(key: string): string | null;
  /** What the target's rules call a tool of a server; null where they cannot name it. Absent: by its own name. */
  ruleName?(tool: string, key: string): string | null;
  /** What is lost beside what `can` tells: of rules that the target can say in part. Each is told with the others. */
  furtherLosses?(written: WrittenPolicy): readonly Loss[];
  /** The whole file, ending with a line break. Holds the losses as comments where the language has comments. */
  write(written: WrittenPolicy): string;
}

/** A policy with what a target needs to know beside it. */
export interface WrittenPolicy {
  readonly policy: Policy;
  /** The servers it is for; exactly one where the format does not name servers. */
  readonly servers: readonly WrittenServer[];
}

export interface WrittenServer {
  /** The name of the server in the user's own client configuration, which is what clients call it by. */
  readonly key: string;
  /** The exact names of all its tools. */
  readonly tools: readonly string[];
}
