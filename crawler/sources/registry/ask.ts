import { setTimeout as delay } from 'node:timers/promises';
import { oneLine } from '../../failure.ts';
import { retryAfterSeconds } from '../../net/retry-after.ts';
import type { WalkLimits } from './limits.ts';

/** What came back for one question. The client has bounded its size, time and redirects, and checked its address. */
export type RegistryAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** Values of the headers of these names, null where they are missing. */
      readonly date: string | null;
      readonly retryAfter: string | null;
      readonly body: string;
    }
  | {
      readonly ok: false;
      /** For people, such as `could not be reached (ECONNREFUSED)`. */
      readonly problem: string;
      /** False where asking again cannot help: an address that is not allowed, an answer that is too large. */
      readonly mayRetry: boolean;
    };

/** Asks one address of a registry with GET. Rejects only with the signal's reason. */
export type RegistryFetch = (url: string, signal?: AbortSignal) => Promise<RegistryAnswer>;

/** What asking needs beside the address. */
export interface AskOptions {
  readonly fetch: RegistryFetch;
  readonly limits: WalkLimits;
  readonly signal?: AbortSignal | undefined;
  readonly now: () => Date;
}

export type Asked<T> =
  | { readonly ok: true; readonly value: T; readonly date: string | null }
  | {
      readonly ok: false;
      /** For people: what the registry did, such as `answered 503, 5 times`. */
      readonly problem: string;
      /** The status of an answer that refuses the question as it is (400 to 499 but 408 and 429), otherwise null. */
      readonly refused: number | null;
      /** Seconds after which the registry wants to be asked again. */
      readonly retryAfterSeconds: number | null;
    };

/**
 * Asks until there is an answer that `read` takes, waiting longer each time. A refusal is not asked again; what cannot be read is
 * asked for once more, for answers are cut short on their way.
 */
export async function askRegistry<T>(
  url: string,
  read: (body: string) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string },
  options: AskOptions,
): Promise<Asked<T>> {
  const { fetch, limits, signal, now } = options;
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted();
    const answer = await fetch(url, signal);
    const judged = judge(answer, read, now());
    if (judged.ok) return judged;
    const { mayRetry, waitMs, ...failure } = judged;
    const wait = waitMs ?? backOff(tries, limits);
    const isOver = !mayRetry || tries >= limits.tries || wait > limits.maxWaitMs;
    if (isOver) return { ...failure, problem: tries > 1 ? `${failure.problem}, ${tries} times` : failure.problem };
    await delay(wait, undefined, { signal });
  }
}

type Judged<T> =
  | Extract<Asked<T>, { ok: true }>
  | (Extract<Asked<T>, { ok: false }> & { readonly mayRetry: boolean; readonly waitMs: number | null });

function judge<T>(answer: RegistryAnswer, read: Parameters<typeof askRegistry<T>>[1], now: Date): Judged<T> {
  if (!answer.ok) return failure(answer.problem, { mayRetry: answer.mayRetry });
  const { status } = answer;
  if (status === 200) {
    const value = read(answer.body);
    return value.ok ? { ...value, date: answer.date } : failure(value.problem, { mayRetry: true });
  }
  const seconds = retryAfterSeconds(answer.retryAfter, now);
  const waitMs = seconds === null ? null : seconds * 1000;
  const words = `answered ${status}${said(answer.body)}`;
  if (status === 429 || status === 408 || status >= 500) return failure(words, { mayRetry: true, waitMs });
  return failure(words, { mayRetry: false, refused: status >= 400 ? status : null });
}

function failure(
  problem: string,
  more: { readonly mayRetry: boolean; readonly waitMs?: number | null; readonly refused?: number | null },
): Extract<Judged<never>, { ok: false }> {
  const { mayRetry, waitMs = null, refused = null } = more;
  return {
    ok: false,
    problem,
    refused,
    retryAfterSeconds: waitMs === null ? null : Math.ceil(waitMs / 1000),
    mayRetry,
    waitMs,
  };
}

/** The registry's own words, where it has some: `{"detail": …}` or `{"error": …}`. */
function said(body: string): string {
  const text = /"(?:detail|error|message)"\s*:\s*"([^"\\]{1,200})"/.exec(body.slice(0, 4_000))?.[1];
  return text === undefined ? '' : ` (${oneLine(text, 120)})`;
}

/** With a share of chance, so that many machines that were turned away together do not come back together. */
function backOff(tries: number, { backOffMs, maxWaitMs }: WalkLimits): number {
  return Math.min(maxWaitMs, backOffMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2));
}
