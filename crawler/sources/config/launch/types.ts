import type { MaskedText } from '../../../secrets/masked-text.ts';
import type { ForeignPackageType } from '../../../types.ts';

export type Variables = ReadonlyMap<string, MaskedText>;

/** A command line, program first. What it means is decided by the texts as they are shown. */
export interface CommandLine {
  readonly words: readonly MaskedText[];
  readonly env: Variables;
}

/** What a command line starts, once npx, uvx, docker and the like are seen through. */
export type Launch =
  | {
      readonly kind: 'npm';
      readonly package: string;
      /** An exact version, a range or a tag. */
      readonly version: string;
      /** The package's command, where the line names one. */
      readonly command: string | null;
      readonly args: readonly MaskedText[];
      readonly env: Variables;
    }
  | {
      readonly kind: 'foreign';
      readonly packageType: ForeignPackageType;
      readonly identifier: string;
      readonly version: string;
      readonly command: string | null;
      readonly args: readonly MaskedText[];
      readonly env: Variables;
    }
  | {
      readonly kind: 'remote';
      readonly url: MaskedText;
      readonly transport: 'streamable-http' | 'sse' | 'auto';
      readonly headers: Variables;
    }
  | { readonly kind: 'command'; readonly line: CommandLine }
  /** One line: why it cannot be crawled. */
  | { readonly kind: 'problem'; readonly problem: string };

/** Sees through one kind of program; null where the line is none of it. */
export type LaunchReader = (line: CommandLine) => Launch | null;
