import type { ChangeEvent } from '#crawler/drift/types.ts';
import type { ServerInfo, Tool } from '#crawler/types.ts';

/** What `toolrisk.lock` holds: the definitions of every tool as they were agreed to, written so that a reviewer reads a change. */
export interface Lock {
  readonly lockVersion: 1;
  /** The files and folders that were scanned: relative to the lock's folder with `/`, or below the home folder with `~/`. */
  readonly configs: readonly string[];
  /** By the name of the server, in code-point order. */
  readonly servers: Readonly<Record<string, LockedServer>>;
}

export interface LockedServer {
  /** Which server it is, without its version: `npm @scope/name`. Another one under the same name is a change. */
  readonly from: string;
  /** The version that was listed, for people; another one that lists the same is no change. */
  readonly version: string | null;
  /** Why there are no tools: the server could not be listed when the lock was written. */
  readonly notListed: string | null;
  readonly info: LockedInfo;
  /** By exact name, in code-point order. */
  readonly tools: Readonly<Record<string, LockedTool>>;
}

/** What the server says of itself to a model. */
export type LockedInfo = Partial<Pick<ServerInfo, 'title' | 'description' | 'instructions'>>;

export interface LockedTool {
  /** `write, medium: free path` at the time; for reading, not compared. */
  readonly judged: string;
  /** SHA-256 (hex) of the definition's canonical JSON. */
  readonly digest: string;
  readonly definition: Omit<Tool, 'name'>;
}

/** How one server stands to the lock. */
export type CheckStatus =
  | 'same'
  | 'changed'
  /** In the configuration, not in the lock. */
  | 'added'
  /** In the lock, not in the configuration. */
  | 'removed'
  /** The name now stands for another package, command or address. */
  | 'replaced'
  /** It could not be listed now, so nothing is known. */
  | 'not-checked'
  /** It could not be listed when the lock was written, and now it can. */
  | 'not-locked';

export interface CheckedServer {
  readonly name: string;
  readonly status: CheckStatus;
  /** One line for people; null where the status says it all. */
  readonly detail: string | null;
  /** Versions then and now, where they are known. */
  readonly versions: { readonly locked: string | null; readonly now: string | null };
  /** What changed in its list, the worst first. */
  readonly changes: readonly ChangeEvent[];
}

/** What `toolrisk check --json` prints. */
export interface CheckResult {
  readonly version: 1;
  readonly lock: string;
  /** False where anything is not as it was agreed to. */
  readonly isSame: boolean;
  readonly servers: readonly CheckedServer[];
}
