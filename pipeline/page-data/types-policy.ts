import type { PolicyFormatId } from '#policy/formats/index.ts';
import type { PolicyProfile } from '#policy/types.ts';

/** A policy in all the ways that a page offers it: three profiles as policy.json, and `recommended` in other formats. */
export interface PolicyControl {
  /** In the order of `POLICY_PROFILES`. */
  readonly profiles: readonly ProfilePolicy[];
  readonly formats: readonly FormatPolicy[];
  /** What the files that name the server call it: nobody but its user knows the real key. */
  readonly serverKey: string;
}

export interface ProfilePolicy {
  readonly profile: PolicyProfile;
  readonly snippet: PolicySnippet;
  /** What it does here, as a few words and a sentence or two. */
  readonly says: readonly Said[];
  readonly slots: readonly SlotNote[];
  /** How many more slots there are. */
  readonly moreSlots: number;
}

export interface Said {
  readonly about: string;
  readonly sentence: string;
}

/** An argument that is refused until a person lists what is allowed. */
export interface SlotNote {
  /** JSON Pointer of its rule. */
  readonly pointer: string;
  readonly label: string;
}

/** What a format is, and its traps, is the same on every page: the site has it from the format itself. */
export interface FormatPolicy {
  readonly id: PolicyFormatId;
  readonly snippet: PolicySnippet;
  /** Why rules under the assumed key would not hold; null where they do. */
  readonly keyProblem: string | null;
  readonly losses: readonly LossNote[];
  /** Of one tool's file: what it does to the server's other tools. Null elsewhere. */
  readonly others: string | null;
}

/** What the format cannot say, and what stands in its place. */
export interface LossNote {
  readonly sentence: string;
  /** How many tools it is lost for; 0 where it concerns tools that no rule names. */
  readonly toolCount: number;
}

/** A file to copy and download: what is shown, copied and served are the same bytes. */
export interface PolicySnippet {
  readonly text: string;
  /** Lines of the whole file where `text` is its beginning alone, else null. */
  readonly cutFrom: number | null;
  /** What a person has to fill in, in UTF-16 units of `text`; in order, apart. */
  readonly stretches: readonly Stretch[];
  /** Where the same bytes are served; null where they stand on the page alone. */
  readonly href: string | null;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A file of the site beside the pages; written as it stands. */
export interface SiteFile {
  /** Site-absolute. */
  readonly href: string;
  readonly text: string;
}
