import type { ChangeClass } from '#crawler/drift/types.ts';
import type { DiffPiece } from '../history/diff-words.ts';

/** One thing that changed in a server, as it was noticed. */
export interface ChangeRow {
  /** Unique on the site; also the fragment it has on pages. */
  readonly id: string;
  /** ISO date-time (UTC). */
  readonly at: string;
  readonly class: ChangeClass;
  /** The class in a word. */
  readonly label: string;
  readonly kind: string;
  /** What happened. */
  readonly sentence: string;
  /** The tool's page, or the server's history where the tool has none. */
  readonly href: string;
  readonly server: { readonly title: string; readonly href: string };
  readonly isOfTool: boolean;
  /** Both versions in one; empty where the sentence says it all. */
  readonly pieces: readonly DiffPiece[];
  /** To be shown folded. */
  readonly isLong: boolean;
}

/** What changed, the newest first, and how many older changes are not shown. */
export interface ChangeHistory {
  readonly rows: readonly ChangeRow[];
  readonly more: number;
}

/** The changes of all servers, or those of one class, paged at 100. */
export interface ChangesPage {
  readonly id: string;
  readonly href: string;
  readonly class: ChangeClass | null;
  readonly heading: string;
  readonly lede: string;
  readonly metaTitle: string;
  readonly metaDescription: string;
  /** How many there are over all pages. */
  readonly total: number;
  /** How many older ones are on servers' pages alone. */
  readonly older: number;
  readonly page: number;
  readonly pages: number;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly rows: readonly ChangeRow[];
}

/** What stands beside every list of changes, and the feeds of them. */
export interface ChangesOverview {
  readonly classes: readonly {
    readonly class: ChangeClass;
    readonly label: string;
    readonly means: string;
    readonly href: string;
    readonly count: number;
  }[];
  readonly kinds: readonly { readonly label: string; readonly means: string }[];
  /** The bodies of /api/v1/changes.json, /changes/feed.atom and /changes/feed.json */
  readonly apiChangesText: string;
  readonly feedAtomText: string;
  readonly feedJsonText: string;
}
