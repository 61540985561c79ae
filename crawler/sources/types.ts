import type { CrawlContext } from '../context.ts';
import type { CrawlResult, ServerReach, ServerRef } from '../types.ts';

export type Parsed = { readonly ok: true; readonly ref: ServerRef } | { readonly ok: false; readonly error: string };

/** Folders that paths in a list of sources are relative to. */
export interface SourceBase {
  /** Of the file that lists the sources. */
  readonly listFolder: string;
  /** Of this repository: a local server must lie inside it. */
  readonly repoFolder: string;
}

/** One way to name and reach servers. */
export interface CrawlSource<Kind extends ServerReach['kind'] = ServerReach['kind']> {
  readonly kind: Kind;
  /** Reads one entry of sources.json; the error says what is wrong with it. */
  parseEntry(entry: unknown, base: SourceBase): Promise<Parsed>;
  /** Reads what follows `<kind>:` on a command line; absent when this kind has no such form. */
  readonly parseArgument?: (text: string, cwd: string) => Parsed;
  /** Everything that decides what a crawl would see, without starting anything or asking anybody. */
  keyParts(reach: Extract<ServerReach, { kind: Kind }>): Promise<readonly unknown[]>;
  /** Lists the server's tools. */
  crawl(reach: Extract<ServerReach, { kind: Kind }>, context: CrawlContext): Promise<CrawlResult>;
}
