import { expect, test } from 'vitest';
import { countElsewhere, countUnderWay, questionsOf, questionsUnderWay, settleQuestions } from '../batch-questions.ts';
import { definitionDigest } from '../digests.ts';
import { findModelAnswers } from '../model-answers.ts';
import {
  confirmPreparing,
  endBatch,
  type NewBatchQuestion,
  noteBatchSubmitted,
  openBatches,
  prepareBatch,
} from '../model-batches.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import type { Db } from '../types.ts';
import { attempt, ref, tool } from './fixtures.ts';
import { ANSWER } from './model-suite.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const LATER = new Date('2026-11-21T10:05:00.000Z');
const BY = { model: 'small', promptVersion: '1-p' };

/** Batches under way: the same expectations of both databases. Every test has an endpoint and questions of its own. */
export function batchSuite(open: () => Db): void {
  test('knows what is under way from before it is submitted until it is collected', async () => {
    const endpoint = 'https://known.example';
    const questions = await ask(open(), 'known', ['send', 'list', 'drop']);
    expect(await prepareBatch(open(), { ...BY, mark: 'known', endpoint, requests: 2 }, questions, AT)).toBe(true);
    const row = { ...BY, mark: 'known', endpoint, requests: 2, preparedAt: AT, endedAt: null, detail: '' };
    expect(await openBatches(open(), endpoint)).toEqual([
      { ...row, state: 'preparing', batchId: null, submittedAt: null },
    ]);
    expect(await openBatches(open(), 'https://other.example')).toEqual([]);
    expect(await confirmPreparing(open(), 'known', LATER)).toBe(true);
    await noteBatchSubmitted(open(), 'known', 'batch_1', LATER);
    expect(await confirmPreparing(open(), 'known', AT)).toBe(false);
    expect(await openBatches(open(), endpoint)).toEqual([
      { ...row, state: 'submitted', batchId: 'batch_1', preparedAt: LATER, submittedAt: LATER },
    ]);
    expect(await questionsUnderWay(open(), ['known-send', 'known-drop', 'never'])).toEqual(
      new Set(['known-send', 'known-drop']),
    );
    const first = await questionsOf(open(), 'known', ['r-0', 'r-9']);
    expect(first.map((one) => [one.customId, one.digest, one.tool.name])).toEqual([
      ['r-0', 'known-send', 'send'],
      ['r-0', 'known-list', 'list'],
    ]);
    const before = await countUnderWay(open());
    const elsewhere = await countElsewhere(open(), 'https://other.example');
    expect(elsewhere - (await countElsewhere(open(), endpoint))).toBe(3);
    await endBatch(open(), 'known', 'collected', 'completed', AT);
    expect(await openBatches(open(), endpoint)).toEqual([]);
    expect((await countUnderWay(open())) - before).toBe(-3);
  });

  test('refuses what another run has under way, whole', async () => {
    const endpoint = 'https://taken.example';
    const questions = await ask(open(), 'taken', ['send', 'list']);
    await prepareBatch(open(), { ...BY, mark: 'taken-1', endpoint, requests: 1 }, questions.slice(1), AT);
    expect(await prepareBatch(open(), { ...BY, mark: 'taken-2', endpoint, requests: 1 }, questions, AT)).toBe(false);
    expect((await openBatches(open(), endpoint)).map(({ mark }) => mark)).toEqual(['taken-1']);
    expect(await questionsUnderWay(open(), ['taken-send', 'taken-list'])).toEqual(new Set(['taken-list']));
  });

  test('asks once more after an answer of no use, then leaves it to the rules', async () => {
    const endpoint = 'https://twice.example';
    const questions = await ask(open(), 'twice', ['send', 'list', 'drop']);
    const submit = (mark: string, of: NewBatchQuestion[]) =>
      prepareBatch(open(), { ...BY, mark, endpoint, requests: 1 }, of, AT);
    await submit('twice-1', questions);
    const given = { ...BY, digest: 'twice-send', answer: ANSWER };
    expect(await settleQuestions(open(), 'twice-1', { answers: [given], unusable: ['twice-list'] }, BY, AT)).toBe(0);
    await endBatch(open(), 'twice-1', 'collected', 'completed', AT);
    expect(await questionsUnderWay(open(), ['twice-send', 'twice-list', 'twice-drop'])).toEqual(new Set());
    // The second time it expires unasked, which is no attempt.
    await submit('twice-2', questions.slice(1));
    await endBatch(open(), 'twice-2', 'dropped', 'expired', AT);
    await submit('twice-3', questions.slice(1));
    const unusable = ['twice-list', 'twice-drop'];
    // What another batch asks by now is not touched by a late reader of the first one.
    expect(await settleQuestions(open(), 'twice-1', { answers: [], unusable }, BY, AT)).toBe(0);
    expect(await questionsUnderWay(open(), unusable)).toEqual(new Set(unusable));
    expect(await settleQuestions(open(), 'twice-3', { answers: [], unusable }, BY, AT)).toBe(1);
    await endBatch(open(), 'twice-3', 'collected', 'completed', AT);
    expect(await findModelAnswers(open(), ['twice-send', ...unusable])).toEqual(
      new Map<string, unknown>([
        ['twice-send', given],
        ['twice-list', { ...BY, digest: 'twice-list', answer: null }],
      ]),
    );
    await submit('twice-4', questions.slice(2));
    expect(await settleQuestions(open(), 'twice-4', { answers: [], unusable: ['twice-drop'] }, BY, AT)).toBe(1);
  });
}

/** Stores tools, and gives the questions about them: two in the first request, the rest in the second. */
async function ask(db: Db, prefix: string, names: string[]): Promise<NewBatchQuestion[]> {
  const tools = names.map((name) => tool(name, `${prefix} ${name}`));
  await saveCrawlResult(db, attempt(ref(`batch-${prefix}`), tools));
  return tools.map((one, at) => ({
    digest: `${prefix}-${one.name}`,
    customId: `r-${Math.floor(at / 2)}`,
    position: at % 2,
    definitionDigest: definitionDigest(one),
  }));
}
