/** How long to wait before the next try: what the endpoint asked for and a little more, or twice as long each time; spread, so that many do not come back at once. */
export function backOffMs(tries: number, retryAfterMs: number | null, random: () => number): number {
  if (retryAfterMs !== null) return Math.ceil(retryAfterMs + random() * SPREAD_MS);
  const longest = Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS);
  return Math.ceil(longest / 2 + (random() * longest) / 2);
}

/** Tries of one request in all; with the waits between them about half a minute. */
export const MAX_TRIES = 5;
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
const SPREAD_MS = 500;

export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Resolves after the time, or at once with the signal. */
export const wait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
