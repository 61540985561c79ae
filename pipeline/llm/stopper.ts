import type { AskStop } from './types.ts';

/** What ends a run before its time. */
export interface Stopper {
  readonly stopped: () => AskStop | null;
  /** No further request; those under way end by themselves. The first reason counts. */
  readonly stop: (reason: AskStop['reason'], detail: string) => void;
  /** Aborts with the first reason to stop: ends waiting, not what is under way. */
  readonly halted: AbortSignal;
  /** Nothing came of a question; several such in a row stop the run. What has the same culprit counts once: one server must not stop it for all. */
  readonly failed: (detail: string, culprit: string | symbol) => void;
  readonly isFine: () => void;
  /** What was wrong with the last question of which nothing came; null where there was none. */
  readonly trouble: () => string | null;
}

export function openStopper(signal: AbortSignal): Stopper {
  const halt = new AbortController();
  const culprits = new Set<string | symbol>();
  let stopped: AskStop | null = null;
  let trouble: string | null = null;
  const stop: Stopper['stop'] = (reason, detail) => {
    stopped ??= { reason, detail };
    halt.abort();
  };
  const failed: Stopper['failed'] = (detail, culprit) => {
    trouble = detail;
    culprits.add(culprit);
    if (culprits.size >= MAX_FAILURES) stop('failing', detail);
  };
  const halted = AbortSignal.any([signal, halt.signal]);
  return { stopped: () => stopped, stop, halted, failed, isFine: () => culprits.clear(), trouble: () => trouble };
}

/** One bad hour of an endpoint is not worth asking it for every server of a catalogue. */
const MAX_FAILURES = 5;
