import { afterEach, describe, expect, it } from 'vitest';
import { memoryAnswerStore } from './answer-store.ts';
import { openBudget } from './budget.ts';
import { upperBound } from './estimate.ts';
import { askAll, groupOf, toolOf } from './testing/ask-all.ts';
import { answers, fails } from './testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from './testing/scripted-model.ts';

const NO_PRICES = { input: null, output: null };
const NO_LIMITS = { maxRequests: null, maxTokens: null, maxCost: null };
const bound = { inputTokens: 60, outputTokens: 40 };
const detailOf = (reserved: { ok: boolean; detail?: string }) => (reserved.ok ? 'fits' : reserved.detail);

describe('openBudget', () => {
  it('stops before the limit of tokens is passed, not after', async () => {
    const budget = openBudget({ ...NO_LIMITS, maxTokens: 150 }, NO_PRICES);
    const first = await budget.reserve(bound);
    if (first.ok) first.settle({ inputTokens: 40, outputTokens: 11 });
    expect(detailOf(await budget.reserve(bound))).toBe('the next request could pass the limit of 150 tokens');
    expect(detailOf(await budget.reserve({ inputTokens: 59, outputTokens: 40 }))).toBe('fits');
  });

  it('waits where requests under way may come out cheaper', async () => {
    const budget = openBudget({ ...NO_LIMITS, maxTokens: 150 }, NO_PRICES);
    const first = await budget.reserve(bound);
    const second = budget.reserve(bound);
    if (first.ok) first.settle({ inputTokens: 30, outputTokens: 20 });
    expect(detailOf(await second)).toBe('fits');
  });

  it('gives one of two the last room, also side by side', async () => {
    const budget = openBudget({ ...NO_LIMITS, maxTokens: 150 }, NO_PRICES);
    const both = [budget.reserve(bound), budget.reserve(bound)];
    const first = await both[0];
    if (first?.ok) first.settle(bound);
    expect(detailOf((await both[1]) ?? { ok: true })).toContain('limit of 150 tokens');
  });

  it('counts cost at the prices per million', async () => {
    const prices = { input: 10_000, output: 20_000 };
    expect(detailOf(await openBudget({ ...NO_LIMITS, maxCost: 1.4 }, prices).reserve(bound))).toBe('fits');
    expect(detailOf(await openBudget({ ...NO_LIMITS, maxCost: 1.39 }, prices).reserve(bound))).toBe(
      'the next request could pass the limit of 1.39 on cost',
    );
  });

  it('counts requests that were sent, not those that were called off', async () => {
    const budget = openBudget({ ...NO_LIMITS, maxRequests: 1 }, NO_PRICES);
    const first = await budget.reserve(bound);
    if (first.ok) first.settle(null);
    expect(detailOf(await budget.reserve(bound))).toBe('fits');
    expect(detailOf(await budget.reserve(bound))).toBe('the limit of 1 requests is reached');
  });
});

let model: ScriptedModel;

async function serve(script: readonly Reply[]): Promise<string> {
  model = await startScriptedModel(script, answers());
  return model.url;
}

const servers = (count: number) =>
  Array.from({ length: count }, (_, at) => groupOf(`hotel_${at}`, [toolOf('book_room')]));

describe('upperBound', () => {
  it('takes every byte of the data for a token, and the instructions for half of their bytes', () => {
    const request = { system: 'Label.', user: 'é\\u200b', schemaName: 'x', schema: {}, maxOutputTokens: 77 };
    expect(upperBound(request)).toEqual({ inputTokens: 4 + 8 + 50, outputTokens: 77 });
  });
});

describe('a run with a budget', () => {
  afterEach(() => model.close());

  it('sends no request more than it may, retries included', async () => {
    const url = await serve([fails(500), fails(429)]);
    const { summary } = await askAll(url, servers(9), { budget: { ...NO_LIMITS, maxRequests: 5 }, concurrency: 4 });
    expect(model.requests).toHaveLength(5);
    expect(summary).toMatchObject({
      requests: 5,
      answered: 3,
      unasked: 6,
      stopped: { reason: 'budget', detail: 'the limit of 5 requests is reached' },
    });
  });

  it('ends below its tokens, however many go side by side', async () => {
    const { summary } = await askAll(await serve([]), servers(20), {
      budget: { ...NO_LIMITS, maxTokens: 16_000 },
      concurrency: 4,
    });
    expect(summary.stopped).toEqual({
      reason: 'budget',
      detail: 'the next request could pass the limit of 16000 tokens',
    });
    expect(summary.inputTokens + summary.outputTokens).toBeLessThanOrEqual(16_000);
    expect(summary.answered).toBeGreaterThanOrEqual(6);
  });

  it('ends below its cost, and says what it cost', async () => {
    const { summary, ledger } = await askAll(await serve([]), servers(20), {
      budget: { ...NO_LIMITS, maxCost: 0.05 },
      prices: { input: 2, output: 8 },
    });
    expect(ledger[0]?.cost).toBeCloseTo(0.0036);
    expect(summary.cost).toBeCloseTo(0.0036 * summary.requests);
    expect(summary.cost).toBeLessThanOrEqual(0.05);
    expect(summary.stopped?.reason).toBe('budget');
  });

  it('hands on what is kept, also of groups that come after its end', async () => {
    const url = await serve([]);
    const store = memoryAnswerStore();
    await askAll(url, servers(4).slice(3), { store });
    const { summary } = await askAll(url, servers(4), { store, budget: { ...NO_LIMITS, maxRequests: 1 } });
    expect(summary).toMatchObject({ tools: 4, answered: 1, fromStore: 1, unasked: 2 });
  });
});
