const MIB = 1024 * 1024;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a walk through a registry may cost. Times in milliseconds, sizes in bytes. */
export interface WalkLimits {
  /** Entries asked for on a page. */
  readonly pageSize: number;
  readonly pageBytes: number;
  readonly requestMs: number;
  readonly redirects: number;
  /** From the first question of this run to the last. What is left is done by the next run. */
  readonly walkMs: number;
  /** Of one walk, over all its runs. */
  readonly pages: number;
  readonly entries: number;
  /** Pages one after the other without an entry that still name a next one. */
  readonly emptyPages: number;
  /** UTF-16 units. */
  readonly cursorLength: number;
  /** Times that a page is asked for before the walk ends where it is. */
  readonly tries: number;
  /** The first wait between two tries; each further one is twice as long. */
  readonly backOffMs: number;
  /** The longest wait, also where the registry asks for more with `Retry-After`. */
  readonly maxWaitMs: number;
  /** Servers whose newest version was deleted that are asked for an older one, in one run. */
  readonly lookUps: number;
}

export const DEFAULT_WALK_LIMITS: WalkLimits = {
  // The most that the official registry gives.
  pageSize: 100,
  // A page of 100 takes some 200 kB; a registry that gives everything at once needs more.
  pageBytes: 16 * MIB,
  requestMs: 30_000,
  redirects: 3,
  walkMs: HOUR / 2,
  // 10,000 latest versions are 100 pages, all 29,000 are 290.
  pages: 5_000,
  entries: 500_000,
  emptyPages: 10,
  cursorLength: 4_096,
  tries: 5,
  backOffMs: 1_000,
  maxWaitMs: 60_000,
  lookUps: 500,
};

/**
 * How far an incremental walk reaches back before the time up to which everything is known. It makes up for changes that became
 * visible later than the time they carry: a transaction that took minutes, a copy that lags, machines of the registry with
 * different clocks. The documented pace is a question an hour, and at that pace an hour again is some tens of entries: less than a page.
 */
export const WATERMARK_OVERLAP_MS = HOUR;

/** A full walk at least so often: it finds what no update tells, such as entries that vanished without a tombstone. */
export const FULL_WALK_EVERY_MS = 7 * DAY;

/** A walk that was interrupted longer ago starts anew: its cursor leads through a list that is no longer the same. */
export const RESUME_WITHIN_MS = 7 * DAY;
