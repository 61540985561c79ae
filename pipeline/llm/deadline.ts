/** Calls back after a time; returns how to call it off. Tests pass their own. */
export type StartTimer = (ms: number, onEnd: () => void) => () => void;

export const startTimer: StartTimer = (ms, onEnd) => {
  const timer = setTimeout(onEnd, ms);
  return () => clearTimeout(timer);
};

export interface Deadline {
  /** Aborts at the deadline or with the outer signal, whichever is first. */
  readonly signal: AbortSignal;
  readonly hasPassed: () => boolean;
  /** Gives up timer and listener. */
  readonly end: () => void;
}

/** One time limit over a whole request, whatever it is waiting for. */
export function openDeadline(ms: number, outer: AbortSignal, start: StartTimer): Deadline {
  const controller = new AbortController();
  let hasPassed = false;
  const stop = start(ms, () => {
    hasPassed = true;
    controller.abort();
  });
  const onAbort = () => controller.abort();
  if (outer.aborted) onAbort();
  outer.addEventListener('abort', onAbort, { once: true });
  const end = () => {
    stop();
    outer.removeEventListener('abort', onAbort);
  };
  return { signal: controller.signal, hasPassed: () => hasPassed, end };
}
