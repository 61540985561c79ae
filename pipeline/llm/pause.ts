import type { Wait } from './back-off.ts';

export interface Pause {
  /** Nobody sends for that long from now; a shorter pause than one under way changes nothing. */
  readonly from: (ms: number) => void;
  /** Resolves when sending is allowed, or with the signal. */
  readonly passed: (signal: AbortSignal) => Promise<void>;
}

/** An endpoint that says "slow down" says it to all requests, not to the one it answered. */
export function openPause(wait: Wait, now: () => Date): Pause {
  let until = 0;
  const passed: Pause['passed'] = async (signal) => {
    // A pause that was made longer meanwhile is waited for too; a clock that stands still is not waited for twice.
    let waitedFor = 0;
    while (until > waitedFor && until > now().getTime() && !signal.aborted) {
      waitedFor = until;
      await wait(until - now().getTime(), signal);
    }
  };
  const from = (ms: number) => {
    until = Math.max(until, now().getTime() + ms);
  };
  return { from, passed };
}
