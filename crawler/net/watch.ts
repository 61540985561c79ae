import { explainError } from './explain-error.ts';
import { type FetchProblem, fetchError } from './fetch-problem.ts';

/** The clock and the signals over one exchange. */
export interface Watch {
  /** Aborts when time is up or a caller wants it. */
  readonly signal: AbortSignal;
  /** Settles like `work`, or rejects as soon as the signal aborts. */
  orAborted<T>(work: Promise<T>): Promise<T>;
  /** Ends the watch. Returns what to reject with: a caller's own reason, or the error as a `FetchError`, which is reported. */
  fail(error: unknown): unknown;
  end(): void;
}

export function startWatch(
  ms: number,
  signals: readonly (AbortSignal | null | undefined)[],
  onProblem: ((problem: FetchProblem) => void) | undefined,
): Watch {
  const controller = new AbortController();
  const given = signals.filter((signal) => signal !== null && signal !== undefined);
  const late = fetchError('timeout', `it gave no complete answer within ${ms / 1000} s`);
  const timer = setTimeout(() => controller.abort(late), ms);
  const abort = () => controller.abort(given.find(({ aborted }) => aborted)?.reason);
  for (const signal of given) signal.addEventListener('abort', abort, { once: true });
  if (given.some(({ aborted }) => aborted)) abort();
  const end = () => {
    clearTimeout(timer);
    for (const signal of given) signal.removeEventListener('abort', abort);
  };
  return {
    signal: controller.signal,
    orAborted: (work) => raceWith(controller.signal, work),
    end,
    fail(error) {
      end();
      const { aborted, reason } = controller.signal;
      if (aborted && reason !== late) return reason;
      // A call that is wrong in itself is a bug of the program's.
      if (error instanceof TypeError) return error;
      const explained = explainError(aborted ? late : error);
      onProblem?.(explained.problem);
      return explained;
    },
  };
}

async function raceWith<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
