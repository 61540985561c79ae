import { z } from 'zod';
import type { ModelReply, TokenUsage } from '#classifier/llm/types.ts';

/** What a chat completion says, read as a stranger's: the first choice counts. */
export function readCompletion(value: unknown): ModelReply {
  const usage = usageOf(value);
  const parsed = Completion.safeParse(value);
  const choice = parsed.success ? parsed.data.choices[0] : undefined;
  if (choice === undefined) return { kind: 'bad-answer', detail: NO_COMPLETION, usage };
  const { finish_reason: ended, message } = choice;
  if (ended === 'content_filter') return { kind: 'refused', detail: 'a content filter held the answer back', usage };
  if (message.refusal) return { kind: 'refused', detail: 'the model declined to answer', usage };
  if (ended === 'length') return { kind: 'truncated', usage };
  // An empty one is an answer too, of no use.
  return { kind: 'ok', text: message.content ?? '', usage };
}

const NO_COMPLETION = 'the endpoint answered with something else than a chat completion: check OPENAI_BASE_URL';

const Text = z.string().nullish().catch(null);
const Completion = z.object({
  choices: z.array(z.object({ finish_reason: Text, message: z.object({ content: Text, refusal: Text }) })),
});

/** No request of ours has no input, and no context is as long as ten million tokens: what says so counts nothing. */
const Count = z.number().int().nonnegative().max(1e7);
const Usage = z.object({ usage: z.object({ prompt_tokens: Count.positive(), completion_tokens: Count }) });

function usageOf(value: unknown): TokenUsage | null {
  const parsed = Usage.safeParse(value);
  if (!parsed.success) return null;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = parsed.data.usage;
  return { inputTokens, outputTokens };
}
