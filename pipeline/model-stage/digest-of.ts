import { questionDigest } from '#classifier/llm/question-digest.ts';
import type { Question } from '#classifier/llm/types.ts';
import type { Tool } from '#crawler/types.ts';

/** The digest that a tool's answer is kept under; null for a definition that is nested too deep to be written down, of which nobody is asked. */
export function digestOf(
  tool: Tool,
  { server, siblings }: Pick<Question, 'server' | 'siblings'>,
  model: string,
): string | null {
  try {
    return questionDigest(tool, server, siblings, model);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return null;
  }
}
