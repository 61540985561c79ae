import { foldAnswer } from '#classifier/llm/fold.ts';
import type { ModelName, ToolAnswer } from '#classifier/llm/types.ts';
import { compareRisk } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { replaceClassifications } from '#db/replace-classifications.ts';
import type { Db } from '#db/types.ts';
import type { ModelGroup } from './groups-due.ts';
import { rulesAlone } from './rules-alone.ts';

/** What answers did to the judgements. */
export interface FoldCounts {
  /** Judgements replaced. */
  readonly folded: number;
  /** Of these: the category is another one than by the rules alone, or no longer to be looked at. */
  readonly settled: number;
  /** Of these: the risk is higher than by the rules alone. */
  readonly raised: number;
}

/** A tool with what a model answered; null where that was nothing usable. */
export interface AnsweredTool {
  readonly tool: Tool;
  readonly answer: ToolAnswer | null;
}

export interface Folder {
  /** Puts the judgements with the answers in the place of the stored ones, at once. */
  readonly fold: (group: ModelGroup, answered: readonly AnsweredTool[]) => Promise<void>;
  readonly counts: () => FoldCounts;
}

/** Folds answers into stored judgements, and counts what that changed. */
export function answerFolder(db: Db, rulesetVersion: string, by: ModelName, now: () => Date): Folder {
  const counts = { folded: 0, settled: 0, raised: 0 };
  const fold: Folder['fold'] = async (group, answered) => {
    const judged = answered.flatMap(({ tool, answer }) => {
      const record = group.records.get(tool);
      if (record === undefined) return [];
      const rules = rulesAlone(tool, record.classification);
      const classification = foldAnswer(tool, rules, answer, by);
      if (isSettled(rules, classification)) counts.settled++;
      if (isRaised(rules, classification)) counts.raised++;
      return [{ inputDigest: record.inputDigest, classification }];
    });
    counts.folded += await replaceClassifications(db, rulesetVersion, judged, now());
  };
  return { fold, counts: () => ({ ...counts }) };
}

function isSettled(rules: Classification, folded: Classification): boolean {
  return rules.category !== folded.category || (rules.needsReview && !folded.needsReview);
}

/** From unknown to any level is no raise: the category was settled. */
function isRaised(rules: Classification, folded: Classification): boolean {
  return rules.risk !== 'unknown' && compareRisk(folded.risk, rules.risk) > 0;
}
