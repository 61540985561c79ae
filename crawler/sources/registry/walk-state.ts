import { FULL_WALK_EVERY_MS, RESUME_WITHIN_MS, WATERMARK_OVERLAP_MS } from './limits.ts';

/** How far a walk has come. */
export interface WalkProgress {
  readonly kind: 'full' | 'incremental';
  /** By the clock of this machine; tells this walk from every other one of the registry. */
  readonly startedAt: Date;
  /** The next page; null before the first and after the last. */
  readonly cursor: string | null;
  /** Changes since then are asked for, RFC 3339; null in a full walk. */
  readonly since: string | null;
  readonly pages: number;
  readonly entries: number;
  /** What everything is known up to once the walk is through, RFC 3339; null before the first page. */
  readonly nextWatermark: string | null;
}

/** What is kept of a registry between walks. */
export interface WalkState {
  /** The walk that was interrupted, null where none was. What it asked changes since follows from the watermark. */
  readonly progress: Omit<WalkProgress, 'since'> | null;
  /** Everything up to then is known, RFC 3339; null before the first walk. */
  readonly watermark: string | null;
  readonly lastFullAt: Date | null;
}

/** Nothing is known yet. */
export const NEW_WALK_STATE: WalkState = { progress: null, watermark: null, lastFullAt: null };

/** The walk to do now: the interrupted one, or a new one; in full where that is asked for or due. */
export function chooseWalk(
  state: WalkState,
  mode: 'auto' | 'full',
  now: Date,
): { readonly walk: WalkProgress; readonly isResumed: boolean } {
  const resumed = interruptedWalk(state, mode, now);
  if (resumed !== null) return { walk: resumed, isResumed: true };
  const isFull = mode === 'full' || !isWithin(state.lastFullAt, FULL_WALK_EVERY_MS, now);
  return { walk: newWalk(isFull ? null : sinceOf(state.watermark), now), isResumed: false };
}

/** Null where none was interrupted, or where it is not the one to do now. */
function interruptedWalk({ progress, watermark }: WalkState, mode: 'auto' | 'full', now: Date): WalkProgress | null {
  if (progress === null || !isWithin(progress.startedAt, RESUME_WITHIN_MS, now)) return null;
  if (progress.kind === 'full') return { ...progress, since: null };
  const since = sinceOf(watermark);
  return mode === 'full' || since === null ? null : { ...progress, since };
}

/** From the beginning again, and in full where the question for changes itself was turned down. */
export function restartWalk(walk: WalkProgress, now: Date): WalkProgress {
  const isRefusedAtOnce = walk.cursor === null;
  return newWalk(isRefusedAtOnce ? null : walk.since, now);
}

/** False for times to come too: a clock that was set back must not put the next full walk off. */
function isWithin(time: Date | null, ms: number, now: Date): boolean {
  if (time === null) return false;
  const age = now.getTime() - time.getTime();
  return age >= 0 && age < ms;
}

/** Null, and so a full walk, where the watermark is no time. */
function sinceOf(watermark: string | null): string | null {
  const time = watermark === null ? Number.NaN : Date.parse(watermark);
  return Number.isNaN(time) ? null : new Date(time - WATERMARK_OVERLAP_MS).toISOString();
}

function newWalk(since: string | null, startedAt: Date): WalkProgress {
  const kind = since === null ? 'full' : 'incremental';
  return { kind, startedAt, cursor: null, since, pages: 0, entries: 0, nextWatermark: null };
}
