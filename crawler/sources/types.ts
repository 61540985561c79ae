import type { ServerRef, ServerSource } from '../types.ts';

export type Parsed = { readonly ok: true; readonly ref: ServerRef } | { readonly ok: false; readonly error: string };

/** Folders that paths in a list of sources are relative to. */
export interface SourceBase {
  /** Of the file that lists the sources. */
  readonly listFolder: string;
  /** Of this repository: a local server must lie inside it. */
  readonly repoFolder: string;
}

/** One place where servers come from and how it names a single one. Sources of many at once (config, registry) are read by their own folder's functions. */
export interface CrawlSource {
  readonly id: ServerSource;
  /** Reads one entry of sources.json; the error says what is wrong with it. */
  parseEntry(entry: unknown, base: SourceBase): Promise<Parsed>;
  /** Reads what follows `<id>:` on a command line; absent where there is no such form. */
  readonly parseArgument?: (text: string, cwd: string) => Parsed;
}
