import type { ModelRequest, TokenUsage } from '#classifier/llm/types.ts';
import type { Prices } from './types.ts';

/**
 * The most that a request is taken to use before it is sent. Tokenizers put 3 to 4 bytes of English or JSON into a token and seldom fewer than 2
 * of any text; the output is limited by the request itself.
 */
export function upperBound(request: ModelRequest): TokenUsage {
  const bytes =
    Buffer.byteLength(request.system) + Buffer.byteLength(request.user) + JSON.stringify(request.schema).length;
  return { inputTokens: Math.ceil(bytes / BYTES_PER_TOKEN) + FRAME_TOKENS, outputTokens: request.maxOutputTokens };
}

const BYTES_PER_TOKEN = 2;
/** Roles and separators that an endpoint adds. */
const FRAME_TOKENS = 50;

/** In the currency of the prices; null without them. */
export function costOf(usage: TokenUsage, prices: Prices): number | null {
  if (prices.input === null || prices.output === null) return null;
  return (usage.inputTokens * prices.input + usage.outputTokens * prices.output) / PER;
}

/** Prices are per million tokens. */
const PER = 1_000_000;
