import { isAskedAlone } from '#classifier/llm/asked-alone.ts';
import { isWorthAsking, type LlmScope } from '#classifier/llm/worth-asking.ts';
import type { Classification, ServerContext } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import type { AskGroup } from './ask-options.ts';

/** Tools to be asked about, with what the rules say of each. */
export interface RulesGroup extends AskGroup {
  readonly rules: ReadonlyMap<Tool, Classification>;
}

/** Of the tools of one server those that are worth asking about. `judged` is one per tool, by the rules. */
export function rulesGroup(
  server: ServerContext,
  all: readonly Tool[],
  judged: readonly Classification[],
  scope: LlmScope,
): RulesGroup {
  const rules = new Map<Tool, Classification>();
  for (const [index, tool] of all.entries()) {
    const one = judged[index];
    if (one !== undefined && isWorthAsking(one, scope)) rules.set(tool, one);
  }
  const alone = [...rules].filter(([tool, one]) => isAskedAlone(tool, one)).map(([tool]) => tool);
  return { server, siblings: all.map(({ name }) => name), tools: [...rules.keys()], alone: new Set(alone), rules };
}
