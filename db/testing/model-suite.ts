import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ToolAnswer } from '#classifier/llm/types.ts';
import type { Classification } from '#classifier/types.ts';
import type { DueForModel } from '../due-for-model.ts';
import { findModelAnswers, keepModelAnswers } from '../model-answers.ts';
import { finishModelRun, lastModelRuns, noteModelRun, startModelRun } from '../model-runs.ts';
import { readJudgedTools } from '../read-judged-tools.ts';
import { replaceClassifications } from '../replace-classifications.ts';
import { saveClassifications } from '../save-classifications.ts';
import { saveCrawlResult } from '../save-crawl-result.ts';
import { serversForModel, siblingNames } from '../servers-for-model.ts';
import { serversToClassify } from '../servers-to-classify.ts';
import { toolsForModel } from '../tools-for-model.ts';
import { toolsToClassify } from '../tools-to-classify.ts';
import type { Db } from '../types.ts';
import { attempt, ref, tool } from './fixtures.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const LATER = new Date('2026-11-21T11:00:00.000Z');

/** A quote cut through a pair leaves half of it, and a model may write anything. */
export const ANSWER: ToolAnswer = {
  category: 'write',
  categoryEvidence: { source: 'tool', pointer: '/description', part: 'value', start: 0, end: 1, text: '\ud83d' },
  risk: 'high',
  riskEvidence: null,
  facets: [],
  reason: 'It \0 writes.',
  isUnsure: false,
  inventedQuotes: 1,
};

const BY_RULES: Classification = {
  category: 'unknown',
  baselineRisk: 'unknown',
  risk: 'unknown',
  riskMoves: [],
  facets: [],
  confidence: 0,
  needsReview: true,
  reviewReasons: ['open'],
  rationale: 'Nothing decides.',
  findings: [],
  rulesetVersion: '2-a',
  model: null,
  promptVersion: null,
};

const DUE: DueForModel = { rulesetVersion: '2-a', model: 'small', promptVersion: '1-p', unsureBelow: 0.75 };

/** What the model stage keeps: the same expectations of both databases. */
export function modelSuite(open: () => Db): void {
  test('keeps an answer for good, also that nothing usable came', async () => {
    const kept = { model: 'small', promptVersion: '1-p' };
    const first = { ...kept, digest: 'kept-1', answer: ANSWER };
    const none = { ...kept, digest: 'kept-2', answer: null };
    await keepModelAnswers(open(), [first, none], AT);
    await keepModelAnswers(open(), [{ ...first, answer: null }], LATER);
    const found = await findModelAnswers(open(), ['kept-1', 'kept-2', 'never']);
    expect([...found]).toEqual(
      expect.arrayContaining([
        ['kept-1', first],
        ['kept-2', none],
      ]),
    );
    expect(found.size).toBe(2);
    expect(await findModelAnswers(open(), [])).toEqual(new Map());
  });

  test('finds one answer among more digests than one statement takes', async () => {
    const digests = Array.from({ length: 1200 }, (_, at) => `many-${at}`);
    const answers = digests.map((digest) => ({ digest, model: 'small', promptVersion: '1-p', answer: null }));
    await keepModelAnswers(open(), answers, AT);
    expect((await findModelAnswers(open(), [...digests, 'never'])).size).toBe(1200);
  });

  test('writes down what a run has spent as it goes', async () => {
    const id = await startModelRun(
      open(),
      { model: 'small\0', promptVersion: '1-p', endpoint: 'https://models.example' },
      AT,
    );
    const spent = { requests: 2, inputTokens: 5e9, outputTokens: 40, cost: 0.25, outcomes: { ok: 1, refused: 1 } };
    await noteModelRun(open(), id, spent);
    const row = { id, startedAt: AT, model: 'small\ufffd', promptVersion: '1-p', endpoint: 'https://models.example' };
    // As a run that was killed leaves it.
    expect(await lastModelRuns(open(), 1)).toEqual([{ ...row, ...spent, finishedAt: null, stopped: null }]);
    await finishModelRun(open(), id, { ...spent, requests: 3 }, 'budget', LATER);
    expect(await lastModelRuns(open(), 1)).toEqual([
      { ...row, ...spent, requests: 3, finishedAt: LATER, stopped: 'budget' },
    ]);
  });

  test('gives the tools that a model is to be asked about, and none twice', async () => {
    await saveCrawlResult(open(), attempt(ref('asked'), [tool('run'), tool('list'), tool('go')]));
    const id = await judge(open(), 'asked', (name) => ({
      ...BY_RULES,
      needsReview: name === 'run',
      confidence: name === 'list' ? 0.75 : 0.74,
    }));
    const [server] = (await serversForModel(open(), DUE)).filter(({ slug }) => slug === 'asked');
    expect(server).toEqual({ id, slug: 'asked', context: { name: 'Mail' }, dueCount: 2 });
    expect(await siblingNames(open(), [id])).toEqual(new Map([[id, ['run', 'list', 'go']]]));
    const due = await toolsForModel(open(), DUE, [id]);
    expect(due.map((row) => [row.tool.name, row.classification.category])).toEqual([
      ['run', 'unknown'],
      ['go', 'unknown'],
    ]);
    expect(await namesDue(open(), { ...DUE, unsureBelow: null }, id)).toEqual(['run', 'list', 'go']);
    expect(await namesDue(open(), { ...DUE, rulesetVersion: '2-b' }, id)).toEqual([]);

    const settled = {
      ...BY_RULES,
      category: 'execute',
      needsReview: false,
      model: 'small',
      promptVersion: '1-p',
    } as const;
    const run = due.map(({ inputDigest }) => ({ inputDigest, classification: settled })).slice(0, 1);
    expect(await replaceClassifications(open(), '2-a', [...run, ...run], LATER)).toBe(1);
    expect(await namesDue(open(), DUE, id)).toEqual(['go']);
    // Another model, or another prompt, may be asked; what the rules say of it is the caller's to look at.
    expect(await namesDue(open(), { ...DUE, model: 'large' }, id)).toEqual(['run', 'go']);
    expect(await namesDue(open(), { ...DUE, promptVersion: '2-p' }, id)).toEqual(['run', 'go']);
  });

  test('what a model added stays when the rules run again, and stands for nothing that is gone', async () => {
    await saveCrawlResult(open(), attempt(ref('stays'), [tool('run')]));
    const id = await judge(open(), 'stays', () => BY_RULES);
    const [row] = await toolsForModel(open(), DUE, [id]);
    const settled = {
      ...BY_RULES,
      category: 'execute',
      rationale: 'It\0 runs.',
      model: 'small',
      promptVersion: '1-p',
    } as const;
    const judged = [{ inputDigest: row?.inputDigest ?? '', classification: settled }];
    await replaceClassifications(open(), '2-a', judged, LATER);
    await saveClassifications(
      open(),
      '2-a',
      [{ inputDigest: row?.inputDigest ?? '', classification: BY_RULES }],
      LATER,
    );
    const [stored] = await readJudgedTools(open(), [id]);
    expect(stored?.classification).toEqual({ ...settled, rationale: 'It\ufffd runs.' });
    expect(await replaceClassifications(open(), '2-other', judged, LATER)).toBe(0);
    const count = await open().execute(
      sql`select count(*)::int as n from classifications where ruleset_version = '2-other'`,
    );
    expect(count).toHaveProperty('rows', [{ n: 0 }]);
  });
}

async function namesDue(db: Db, due: DueForModel, serverId: number): Promise<string[]> {
  return (await toolsForModel(db, due, [serverId])).map((row) => row.tool.name);
}

/** Judges a server's tools as the rules would, and gives its id. */
async function judge(db: Db, slug: string, judgement: (name: string) => Classification): Promise<number> {
  const [server] = (await serversToClassify(db, '2-a')).filter((one) => one.slug === slug);
  const id = server?.id ?? 0;
  const tools = await toolsToClassify(db, id, '2-a');
  const judged = tools.map(({ inputDigest, tool: { name } }) => ({ inputDigest, classification: judgement(name) }));
  await saveClassifications(db, '2-a', judged, AT);
  return id;
}
