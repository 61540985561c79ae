import { questionFor } from '#classifier/llm/question.ts';
import type { Tool } from '#crawler/types.ts';
import { questionsUnderWay } from '#db/batch-questions.ts';
import type { AnswerStore } from '../llm/answer-store.ts';
import type { Budget } from '../llm/budget.ts';
import { upperBound } from '../llm/estimate.ts';
import { packTools } from '../llm/pack.ts';
import { digestOf } from '../model-stage/digest-of.ts';
import type { Folder } from '../model-stage/fold-answers.ts';
import type { ModelGroup } from '../model-stage/groups-due.ts';
import { type Draft, type DraftItem, newDraft } from './draft.ts';
import type { BatchProblem, BatchRun } from './run.ts';
import { submitDraft } from './submit.ts';

export interface AskOpen {
  readonly groups: AsyncIterable<ModelGroup>;
  readonly store: AnswerStore;
  readonly folder: Folder;
  readonly budget: Budget;
  /** False: folds alone. */
  readonly mayAsk: boolean;
  /** Requests a batch; tests pass a small one. */
  readonly maxRequests?: number | undefined;
}

/** Folds what is kept, and submits what is neither kept nor under way, within the budget. */
export async function askOpen(run: BatchRun, options: AskOpen): Promise<BatchProblem | null> {
  let draft = newDraft(options.maxRequests);
  for await (const group of options.groups) {
    run.signal.throwIfAborted();
    const open = await openItems(run, options, draft, group);
    for (const pack of packTools(options.mayAsk ? open : [], group.alone)) {
      const problem = await addRequest(run, options.budget, draft, group, pack);
      if (problem !== null) return (await submitIfAny(run, draft)) ?? problem;
      if (!draft.isFull()) continue;
      const failed = await submitDraft(run, draft);
      if (failed !== null) return failed;
      draft = newDraft(options.maxRequests);
    }
  }
  return submitIfAny(run, draft);
}

async function submitIfAny(run: BatchRun, draft: Draft): Promise<BatchProblem | null> {
  return draft.requests() === 0 ? null : submitDraft(run, draft);
}

async function addRequest(
  run: BatchRun,
  budget: Budget,
  draft: Draft,
  { server, siblings }: ModelGroup,
  pack: readonly DraftItem[],
): Promise<BatchProblem | null> {
  const request = questionFor({ server, siblings, tools: pack.map(({ tool }) => tool) });
  const bound = upperBound(request);
  const reserved = await budget.reserve(bound);
  if (!reserved.ok) return { reason: 'budget', detail: reserved.detail };
  // What it comes to is known in a day at the earliest: until then it counts as all that it may use.
  reserved.settle(bound);
  draft.add(pack, run.endpoint.bodyOf(request));
  return null;
}

/** The tools of a group to ask about, each question once; hands what is kept to the folder. */
async function openItems(
  run: BatchRun,
  { store, folder }: AskOpen,
  draft: Draft,
  group: ModelGroup,
): Promise<DraftItem[]> {
  const items = group.tools.flatMap((tool) => itemOf(run, group, tool));
  const digests = [...new Set(items.map(({ digest }) => digest))];
  const kept = await store.find(digests);
  await folder.fold(
    group,
    items.flatMap(({ tool, digest }) => {
      const one = kept.get(digest);
      return one === undefined ? [] : [{ tool, answer: one.answer }];
    }),
  );
  const underWay = await questionsUnderWay(run.db, digests);
  const open = items.filter(({ digest }) => !kept.has(digest) && !underWay.has(digest) && !draft.has(digest));
  return [...new Map(open.map((item) => [item.digest, item])).values()];
}

function itemOf({ by }: BatchRun, group: ModelGroup, tool: Tool): DraftItem[] {
  const definitionDigest = group.records.get(tool)?.definitionDigest;
  const digest = digestOf(tool, group, by.model);
  return definitionDigest === undefined || digest === null ? [] : [{ tool, definitionDigest, digest }];
}
