import { foldAnswer } from '#classifier/llm/fold.ts';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import type { Tool } from '#crawler/types.ts';
import { type JudgedServer, type JudgeLine, type JudgeOptions, judgeText } from './judge.ts';
import { memoryAnswerStore } from './llm/answer-store.ts';
import { type AskOptions, askTools } from './llm/ask-tools.ts';
import { type RulesGroup, rulesGroup } from './llm/rules-group.ts';
import type { AskSummary } from './llm/types.ts';

export interface ModelJudgeOptions
  extends JudgeOptions,
    Omit<AskOptions<JudgedGroup>, 'groups' | 'store' | 'onAnswered'> {
  readonly scope: LlmScope;
}

interface JudgedGroup extends RulesGroup {
  /** Where each of the server's tools stands among them. */
  readonly places: ReadonlyMap<Tool, number>;
  readonly from: JudgedServer;
}

/**
 * Judges as `judgeText` does, then asks a model about the tools that the rules are not sure of, or all, and folds its answers in. Answers are
 * kept for this run alone. Lines further say which `model` and `promptVersion` were used, null where the rules stand alone.
 */
export async function judgeWithModel(
  text: string,
  options: ModelJudgeOptions,
): Promise<{ lines: JudgeLine[]; failed: number; asked: AskSummary }> {
  const groups: JudgedGroup[] = [];
  const result = judgeText(text, options, (judged) => {
    for (const [index, one] of judged.judged.entries()) judged.replace(index, one, NOT_ASKED);
    groups.push(groupOf(judged, options.scope));
  });
  const by = { model: options.client.model, promptVersion: PROMPT_VERSION };
  const { ignoreAnnotations: _, scope: _scope, ...asking } = options;
  const asked = await askTools<JudgedGroup>({
    ...asking,
    groups,
    store: memoryAnswerStore(),
    onAnswered: ({ from, places, rules }, answered) => {
      for (const { tool, answer } of answered) {
        const one = rules.get(tool);
        if (one !== undefined) from.replace(places.get(tool) ?? -1, foldAnswer(tool, one, answer, by), by);
      }
    },
  });
  return { ...result, asked };
}

const NOT_ASKED = { model: null, promptVersion: null };

function groupOf(from: JudgedServer, scope: LlmScope): JudgedGroup {
  const places = new Map(from.tools.map((tool, index) => [tool, index]));
  return { ...rulesGroup(from.server, from.tools, from.judged, scope), places, from };
}
