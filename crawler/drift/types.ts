import type { IdentityListing, ServerInfo, Tool } from '../types.ts';

/** What can differ between two listings of one server, or between two looks at it. What each means and how it is classed: kinds.ts. */
export const CHANGE_KINDS = [
  'tool-added',
  'tool-removed',
  'tool-renamed',
  'title-changed',
  'description-changed',
  'parameter-added',
  'parameter-removed',
  'parameter-required',
  'parameter-optional',
  'parameter-widened',
  'parameter-narrowed',
  'parameter-described',
  'schema-changed',
  'output-changed',
  'annotation-changed',
  'false-hint-appeared',
  'instructions-changed',
  'hidden-instructions-appeared',
  'category-changed',
  'risk-raised',
  'risk-lowered',
  'server-unlisted',
  'server-relisted',
  'server-failing',
  'server-recovered',
  'identity-differs',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** How much a change matters, the least first. */
export const CHANGE_CLASSES = ['cosmetic', 'narrowed', 'widened', 'risk-raised', 'attack'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** One change, told so that it can be shown without the listings. Every text is a stranger's. */
export interface ChangeEvent {
  readonly kind: ChangeKind;
  readonly class: ChangeClass;
  /** The tool's exact name, after the change where it was renamed; null for the server itself. */
  readonly tool: string | null;
  /** Where in the definition, as a JSON Pointer (`/inputSchema/properties/path`); null for the whole. */
  readonly pointer: string | null;
  /** Both versions of what changed, as JSON of bounded size (see excerpt.ts); absent where there was none. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What of a listing is compared: a `ToolListing` is one. Tools that are equal in both may be left out of both. */
export interface ComparedListing {
  readonly serverInfo: ServerInfo | null;
  readonly tools: readonly Tool[];
}

export type CompareListings = (before: ComparedListing, after: ComparedListing) => ChangeEvent[];

/** The comparisons that are made inside the transaction that stores a listing, where what it is compared with is certain. */
export interface Comparers {
  readonly listings: CompareListings;
  readonly identity: (ownName: string, own: readonly Tool[], other: IdentityListing) => ChangeEvent[];
}
