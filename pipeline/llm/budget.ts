import type { TokenUsage } from '#classifier/llm/types.ts';
import { costOf } from './estimate.ts';
import type { BudgetLimits, Prices } from './types.ts';

export interface Reservation {
  readonly ok: true;
  /** What it came to in the end, null where it was not sent; the rest is free again. */
  readonly settle: (spent: TokenUsage | null) => void;
}

export type Reserved = Reservation | { readonly ok: false /** Which limit, for people. */; readonly detail: string };

export interface Budget {
  /**
   * Sets aside what a request may use at most. Where it would only fit once requests under way come out cheaper, it waits for them; where
   * it does not fit at all, it says which limit is in the way. Side by side as often as one likes: what is set aside is never set aside twice.
   */
  readonly reserve: (bound: TokenUsage) => Promise<Reserved>;
}

export function openBudget(limits: BudgetLimits, prices: Prices): Budget {
  let requests = 0;
  let spent: TokenUsage = NOTHING;
  const held = new Set<TokenUsage>();
  let waiting: (() => void)[] = [];

  const obstacle = (bound: TokenUsage): string | null => {
    const total = [...held, bound].reduce(plus, spent);
    const cost = costOf(total, prices) ?? 0;
    if (limits.maxTokens !== null && total.inputTokens + total.outputTokens > limits.maxTokens)
      return `the next request could pass the limit of ${limits.maxTokens} tokens`;
    if (limits.maxCost !== null && cost > limits.maxCost)
      return `the next request could pass the limit of ${limits.maxCost} on cost`;
    return null;
  };

  const settle = (bound: TokenUsage, used: TokenUsage | null) => {
    held.delete(bound);
    if (used === null) requests--;
    else spent = plus(spent, used);
    const awake = waiting;
    waiting = [];
    for (const wake of awake) wake();
  };

  const reserve: Budget['reserve'] = async (bound) => {
    for (;;) {
      if (limits.maxRequests !== null && requests >= limits.maxRequests)
        return { ok: false, detail: `the limit of ${limits.maxRequests} requests is reached` };
      const detail = obstacle(bound);
      if (detail !== null && held.size === 0) return { ok: false, detail };
      if (detail === null) break;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    requests++;
    const mine = { ...bound };
    held.add(mine);
    return { ok: true, settle: (used) => settle(mine, used) };
  };
  return { reserve };
}

const NOTHING: TokenUsage = { inputTokens: 0, outputTokens: 0 };

const plus = (left: TokenUsage, right: TokenUsage): TokenUsage => ({
  inputTokens: left.inputTokens + right.inputTokens,
  outputTokens: left.outputTokens + right.outputTokens,
});
