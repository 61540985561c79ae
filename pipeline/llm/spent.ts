import type { ModelReply, TokenUsage } from '#classifier/llm/types.ts';

export interface Spent extends TokenUsage {
  /** False where the endpoint said nothing of it. */
  readonly isReported: boolean;
}

/** What a request is booked with: what was reported; nothing where the endpoint turned it away; else all that was set aside for it. */
export function spentOn(reply: ModelReply, bound: TokenUsage): Spent {
  if ('usage' in reply && reply.usage !== null) return { ...reply.usage, isReported: true };
  const isFree = TURNED_AWAY.has(reply.kind) || (reply.kind === 'unreachable' && !reply.mayHaveRun);
  return isFree ? { inputTokens: 0, outputTokens: 0, isReported: false } : { ...bound, isReported: false };
}

/** An HTTP error is an answer without work; a request that timed out or was broken off may have been worked on. */
const TURNED_AWAY: ReadonlySet<ModelReply['kind']> = new Set([
  'rate-limited',
  'server-error',
  'bad-request',
  'no-access',
  'reworded',
]);
