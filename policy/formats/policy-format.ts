import type { Policy } from '../types.ts';

/** One way to write a policy down. */
export interface PolicyFormat {
  /** As in `--format` and in addresses. */
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The whole file, ending with a line break. */
  write(policy: Policy): string;
}
