import { APIError, APIUserAbortError } from 'openai';
import type { ModelConfig } from '../llm/model-config.ts';
import { readFailure } from '../llm/read-failure.ts';
import { scrub } from '../llm/scrub.ts';
import type { TellingProblem, Told } from './types.ts';

/** An answer that is not what was asked for. */
export class Unreadable extends Error {}

/**
 * Asks, reads the answer, and makes a value of what can go wrong; `what` names it for people. Rejects with the signal's reason when that aborts;
 * a bug is thrown again.
 */
export function asker({ apiKey, endpoint }: ModelConfig) {
  return async <T>(
    what: string,
    read: (response: Response) => T | Promise<T>,
    ask: () => Promise<Response>,
    signal: AbortSignal,
  ): Promise<Told<T>> => {
    try {
      return { ok: true, value: await read(await ask()) };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof APIUserAbortError) return failed('unsure', `${what}: no whole answer in time`);
      if (isUnreadable(error)) return failed('unsure', `${endpoint} answered ${what} with something unreadable`);
      if (isMissing(error)) return failed('no-batches', `${endpoint} does not know ${what} (HTTP ${error.status})`);
      return readProblem(what, error, (text) => scrub(text, apiKey));
    }
  };
}

function readProblem(what: string, error: unknown, detailOf: (text: string) => string): Told<never> {
  const reply = readFailure(error, detailOf, new Date());
  const detail = `${what}: ${'detail' in reply ? reply.detail : reply.kind}`;
  if (reply.kind === 'no-access') return failed('no-access', detail);
  if (reply.kind === 'bad-request' || reply.kind === 'refused') return failed('refused', detail);
  // Also a "slow down": the endpoint may say it after it has begun.
  return failed('unsure', detail);
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Unreadable || error instanceof SyntaxError;
}

/** As servers answer that have no such address: not found, method not allowed, not implemented. */
function isMissing(error: unknown): error is APIError & { status: number } {
  return error instanceof APIError && (error.status === 404 || error.status === 405 || error.status === 501);
}

function failed(problem: TellingProblem, detail: string): Told<never> {
  return { ok: false, problem, detail };
}
