import type { ModelRequest, TokenUsage } from '#classifier/llm/types.ts';
import type { Prices } from './types.ts';

/**
 * The most that a request can use, before it is sent. No token is shorter than a byte, and a stranger can write a text of such tokens; of our
 * own English and JSON a token takes 3 to 4 bytes. The output is limited by the request itself.
 */
export function upperBound({ system, schema, user, maxOutputTokens }: ModelRequest): TokenUsage {
  const own = Math.ceil((Buffer.byteLength(system) + JSON.stringify(schema).length) / OWN_BYTES_PER_TOKEN);
  return { inputTokens: own + Buffer.byteLength(user) + FRAME_TOKENS, outputTokens: maxOutputTokens };
}

const OWN_BYTES_PER_TOKEN = 2;
/** Roles and separators that an endpoint adds. */
const FRAME_TOKENS = 50;

/** In the currency of the prices; null without them. */
export function costOf(usage: TokenUsage, prices: Prices): number | null {
  if (prices.input === null || prices.output === null) return null;
  return (usage.inputTokens * prices.input + usage.outputTokens * prices.output) / PER;
}

/** Prices are per million tokens. */
const PER = 1_000_000;
