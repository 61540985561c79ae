import { foldAnswer } from '#classifier/llm/fold.ts';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { LlmScope } from '#classifier/llm/worth-asking.ts';
import type { Classification, ClassifyServer } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { memoryAnswerStore } from '../llm/answer-store.ts';
import { type AskOptions, askTools } from '../llm/ask-tools.ts';
import { type RulesGroup, rulesGroup } from '../llm/rules-group.ts';
import type { AskSummary } from '../llm/types.ts';
import type { ModelUse } from './report.ts';
import { classifyRows, groupRows } from './score-rows.ts';
import type { LabelledRow } from './types.ts';

export interface AskRowsOptions extends Omit<AskOptions<RulesGroup>, 'groups' | 'store' | 'onAnswered'> {
  readonly scope: LlmScope;
}

export interface AskedRows {
  /** Gives the rows' own tools what the rules and the model say together; to be scored as any classifier. */
  readonly classify: ClassifyServer;
  readonly model: ModelUse;
  readonly summary: AskSummary;
}

/** Asks a model about labelled rows as `judge` does: the labels are not in the question. What it could not be asked is by the rules. */
export async function askRows(
  rows: readonly LabelledRow[],
  classify: ClassifyServer,
  options: AskRowsOptions,
): Promise<AskedRows> {
  const judged = new Map<Tool, Classification>();
  const groups = groupRows(rows).map((group) => {
    const tools = group.rows.map(({ tool }) => tool);
    const rules = classifyRows(group, classify);
    for (const [index, one] of rules.entries()) {
      const tool = tools[index];
      if (tool !== undefined) judged.set(tool, one);
    }
    return rulesGroup(group.server, tools, rules, options.scope);
  });
  const by = { model: options.client.model, promptVersion: PROMPT_VERSION };
  const { scope: _, ...asking } = options;
  const summary = await askTools<RulesGroup>({
    ...asking,
    groups,
    store: memoryAnswerStore(),
    onAnswered: ({ rules }, answered) => {
      for (const { tool, answer } of answered) {
        const one = rules.get(tool);
        if (one !== undefined) judged.set(tool, foldAnswer(tool, one, answer, by));
      }
    },
  });
  // Also those that an interrupt left unread.
  const tools = groups.reduce((sum, group) => sum + group.tools.length, 0);
  const model = { ...by, tools, answered: summary.answered + summary.fromStore };
  return { classify: (_server, tools) => tools.flatMap((tool) => judged.get(tool) ?? []), model, summary };
}
