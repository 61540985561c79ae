import { type Counters, NO_COUNTERS } from '../evaluate.ts';
import type { CounterStore } from './types.ts';

/** Counters that end with the process: for a grant that does not outlive it, such as one session over HTTP. */
export function memoryCounters(): CounterStore {
  let present: Counters = NO_COUNTERS;
  return {
    change(step) {
      const { outcome, counters } = step(present);
      present = counters ?? present;
      return { ok: true, outcome };
    },
  };
}
