/** What can differ between two listings of one server, or between two looks at it. */
export const CHANGE_KINDS = [
  'tool-added',
  'tool-removed',
  /** Another name for a tool of the same schema and text. */
  'tool-renamed',
  'title-changed',
  'description-changed',
  'parameter-added',
  'parameter-removed',
  'parameter-required',
  'parameter-optional',
  /** A parameter takes more than before: another type, more values, a looser bound. */
  'parameter-widened',
  'parameter-narrowed',
  'parameter-described',
  /** The schema differs in a way that none of the others names. */
  'schema-changed',
  'output-changed',
  'annotation-changed',
  'instructions-changed',
  'hidden-instructions-appeared',
  'category-changed',
  'risk-raised',
  'risk-lowered',
  'server-unlisted',
  'server-relisted',
  'server-failing',
  'server-recovered',
  /** Another list for another client name. */
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
  /** Both versions of what changed, as JSON; absent where there was none. */
  readonly before?: unknown;
  readonly after?: unknown;
}
