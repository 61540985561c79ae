import { findModelAnswers, keepModelAnswers } from '#db/model-answers.ts';
import type { Db } from '#db/types.ts';
import type { AnswerStore } from '../llm/answer-store.ts';

/** Answers kept in the catalogue, for good. */
export function dbAnswerStore(db: Db, now: () => Date): AnswerStore {
  return {
    find: (digests) => findModelAnswers(db, digests),
    keep: (answers) => keepModelAnswers(db, answers, now()),
  };
}
