import { afterEach, describe, expect, it } from 'vitest';
import { memoryAnswerStore } from './answer-store.ts';
import { askAll, groupOf, toolOf } from './testing/ask-all.ts';
import { answers, fails, refuses, says, truncates } from './testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from './testing/scripted-model.ts';

let model: ScriptedModel;
afterEach(() => model.close());

async function serve(script: readonly Reply[], otherwise: Reply = answers()): Promise<string> {
  model = await startScriptedModel(script, otherwise);
  return model.url;
}

const LOANS = groupOf('library', [toolOf('renew_loan'), toolOf('end_loan'), toolOf('list_loans')]);
const ROOMS = groupOf('hotel', [toolOf('book_room')]);
const namesAsked = () => model.requests.map((request) => request.tools.map((tool) => tool.name));

describe('askTools', () => {
  it('asks about the tools of a server in one request and hands on what the model says', async () => {
    const { summary, answers: got, ledger } = await askAll(await serve([]), [LOANS, ROOMS]);
    expect(namesAsked()).toEqual([['renew_loan', 'end_loan', 'list_loans'], ['book_room']]);
    expect(got.get('end_loan')).toMatchObject({
      isFromStore: false,
      answer: { category: 'write', categoryEvidence: { pointer: '/name', text: 'end_loan' } },
    });
    expect(summary).toEqual({
      tools: 4,
      fromStore: 0,
      answered: 4,
      unusable: 0,
      unasked: 0,
      requests: 2,
      inputTokens: 2_000,
      outputTokens: 400,
      isReported: true,
      cost: null,
      outcomes: { ok: 2 },
      dropped: { missing: 0, 'wrong-values': 0, foreign: 0, duplicate: 0, 'invented-quote': 0 },
      stopped: null,
      trouble: null,
    });
    expect(ledger[0]).toEqual({
      at: new Date('2026-01-01T00:00:00Z'),
      tools: 3,
      outcome: 'ok',
      inputTokens: 1_000,
      outputTokens: 200,
      isReported: true,
      cost: null,
      ms: 0,
    });
  });

  it('asks nothing twice with a warm store, and equal questions once', async () => {
    const url = await serve([]);
    const store = memoryAnswerStore();
    const first = await askAll(url, [LOANS, LOANS], { store });
    expect(first.summary).toMatchObject({ tools: 6, answered: 3, fromStore: 3, requests: 1 });
    const again = await askAll(url, [LOANS], { store });
    expect(model.requests).toHaveLength(1);
    expect(again.summary).toMatchObject({ fromStore: 3, answered: 0, requests: 0 });
    expect(again.answers.get('renew_loan')).toMatchObject({ isFromStore: true, answer: { category: 'write' } });
  });

  it('asks equal questions once however they come between each other', async () => {
    const store = memoryAnswerStore();
    const later = () => new Promise((resolve) => setImmediate(resolve));
    const slow: typeof store = {
      find: async (digests) => {
        const found = await store.find(digests);
        await later();
        return found;
      },
      keep: async (kept) => {
        await later();
        await store.keep(kept);
      },
    };
    const groups = Array.from({ length: 60 }, (_, at) => groupOf(`server_${at % 7}`, [toolOf('book_room')]));
    const { summary } = await askAll(await serve([]), groups, { store: slow, concurrency: 4 });
    expect(model.requests).toHaveLength(7);
    expect(summary).toMatchObject({ tools: 60, answered: 7, fromStore: 53, unasked: 0 });
  });

  it('keeps answers before it hands them on', async () => {
    const store = memoryAnswerStore();
    const keptAtHand: boolean[] = [];
    await askAll(await serve([]), [LOANS], {
      store,
      onAnswered: async (_group, answered) => {
        const kept = await store.find(answered.map((one) => one.digest));
        keptAtHand.push(answered.every((one) => kept.has(one.digest)));
      },
    });
    expect(keptAtHand).toEqual([true]);
  });

  it('asks again, once, about the tools that are missing or have wrong values', async () => {
    const odd: Reply = answers((tool) => {
      if (tool.name === 'renew_loan') return null;
      return tool.name === 'end_loan' ? { category: 'harmless' } : {};
    });
    const { summary, answers: got } = await askAll(await serve([odd], odd), [LOANS]);
    expect(namesAsked()).toEqual([
      ['renew_loan', 'end_loan', 'list_loans'],
      ['renew_loan', 'end_loan'],
    ]);
    expect(got.get('renew_loan')).toMatchObject({ answer: null });
    expect(got.get('list_loans')).toMatchObject({ answer: { category: 'write' } });
    expect(summary).toMatchObject({ answered: 1, unusable: 2, dropped: { missing: 2, 'wrong-values': 2 } });
  });

  it('does not ask again in another run about what was unusable twice', async () => {
    const store = memoryAnswerStore();
    const url = await serve([], says('no JSON'));
    await askAll(url, [ROOMS], { store });
    const again = await askAll(url, [ROOMS], { store });
    expect(model.requests).toHaveLength(2);
    expect(again.answers.get('book_room')).toMatchObject({ isFromStore: true, answer: null });
  });

  it('drops answers for other tools, surplus and duplicate ones', async () => {
    const chatty: Reply = (request, response) =>
      says(
        JSON.stringify({
          tools: [
            { index: 9, name: 'drop_tables', category: 'read' },
            { index: 0, name: 'open_vault', category: 'read' },
            ...[{ category: 'write' }, { category: 'read' }].map((other) => ({
              ...{
                index: 0,
                name: 'book_room',
                reason: '',
                category_quote: 'book_room',
                risk_quote: '',
                risk: 'medium',
              },
              ...{ facets: [], unsure: false, ...other },
            })),
          ],
        }),
      )(request, response);
    const { summary, answers: got } = await askAll(await serve([chatty]), [ROOMS]);
    expect([...got.keys()]).toEqual(['book_room']);
    expect(got.get('book_room')?.answer?.category).toBe('write');
    expect(summary).toMatchObject({ requests: 1, dropped: { foreign: 2, duplicate: 1 } });
  });

  it('drops invented evidence and counts it', async () => {
    const invents = answers(() => ({
      category_quote: 'wipes the hotel',
      facets: [{ facet: 'code', quote: 'runs it' }],
    }));
    const { summary, answers: got } = await askAll(await serve([invents]), [ROOMS]);
    expect(got.get('book_room')?.answer).toMatchObject({ categoryEvidence: null, facets: [] });
    expect(summary.dropped['invented-quote']).toBe(2);
  });

  it.each([
    ['prose', says('I would rather talk.')],
    ['truncated JSON', says('{"tools":[{"index":0,')],
    ['an empty message', says('')],
    ['a page that is no JSON', (_request, response) => response.end('<html>')] satisfies [string, Reply],
  ] as [string, Reply][])('asks once more after %s', async (_case, reply) => {
    const { summary } = await askAll(await serve([reply]), [LOANS]);
    expect(namesAsked()).toEqual([
      ['renew_loan', 'end_loan', 'list_loans'],
      ['renew_loan', 'end_loan', 'list_loans'],
    ]);
    expect(summary).toMatchObject({ answered: 3, requests: 2 });
  });

  it('asks about fewer tools at once after an answer that was cut off, then leaves them to the rules', async () => {
    const { summary } = await askAll(await serve([truncates(), answers(), truncates()]), [LOANS]);
    expect(namesAsked()).toEqual([
      ['renew_loan', 'end_loan', 'list_loans'],
      ['renew_loan', 'end_loan'],
      ['list_loans'],
    ]);
    expect(summary).toMatchObject({ answered: 2, unusable: 1, outcomes: { truncated: 2, ok: 1 } });
  });

  it.each([
    ['the model', refuses()],
    ['a content filter', says(null, { finish_reason: 'content_filter' })],
    ['a filter before the model', fails(400, {}, { code: 'content_filter' })],
  ])('asks one by one after a refusal of %s, so that one text costs the others nothing', async (_case, refusal) => {
    const { summary } = await askAll(await serve([refusal, answers(), refusal]), [LOANS]);
    expect(namesAsked().slice(1)).toEqual([['renew_loan'], ['end_loan'], ['list_loans']]);
    expect(summary).toMatchObject({ answered: 2, unusable: 1, outcomes: { refused: 2, ok: 2 } });
  });

  it('puts at most a dozen tools into a request, and a large one alone', async () => {
    const many = Array.from({ length: 14 }, (_, at) => toolOf(`tool_${at}`));
    const properties = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`field_${at}`, {}]));
    const large = { ...toolOf('large'), inputSchema: { properties } };
    await askAll(await serve([]), [groupOf('many', [large, ...many])]);
    expect(namesAsked()).toEqual([
      ['large'],
      many.slice(0, 12).map((tool) => tool.name),
      many.slice(12).map((tool) => tool.name),
    ]);
  });

  it('lets a tool that is to stand alone share no request', async () => {
    const [first, hostile, last] = [toolOf('first'), toolOf('hostile'), toolOf('last')];
    await askAll(await serve([]), [groupOf('many', [first, hostile, last], [hostile])]);
    expect(namesAsked()).toEqual([['hostile'], ['first', 'last']]);
  });

  it('has no more requests open than it may', async () => {
    const waiting: (() => void)[] = [];
    const slow: Reply = (request, response) => {
      waiting.push(() => answers()(request, response));
      if (waiting.length === 3) for (const go of waiting.splice(0)) go();
    };
    const groups = Array.from({ length: 9 }, (_, at) => groupOf(`server_${at}`, [toolOf('book_room')]));
    const { summary } = await askAll(await serve([], slow), groups, { concurrency: 3 });
    expect(summary.answered).toBe(9);
    expect(model.mostAtOnce()).toBe(3);
  });

  it('reads groups as it goes, not all at once', async () => {
    const events: string[] = [];
    function* groups() {
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
        events.push(`read ${name}`);
        yield groupOf(name, [toolOf('book_room')]);
      }
    }
    await askAll(await serve([]), [], {
      groups: groups(),
      onAnswered: (group) => void events.push(`told ${group.server.name}`),
    });
    expect(events.indexOf('told a')).toBeLessThan(events.indexOf('read e'));
  });

  it.each([100, 3_000, 30_000])('does not break over a schema nested %d deep', async (depth) => {
    const inputSchema = JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    const { summary } = await askAll(await serve([]), [
      groupOf('deep', [{ name: 'dig', inputSchema }, toolOf('climb')]),
    ]);
    expect(summary).toMatchObject({ tools: 2, answered: depth < 10_000 ? 2 : 1, unasked: depth < 10_000 ? 0 : 1 });
  });

  it('rejects where the store does, and lets nothing hang', async () => {
    const store = { find: async () => new Map(), keep: () => Promise.reject(new Error('disk full')) };
    await expect(askAll(await serve([]), [LOANS, ROOMS], { store, concurrency: 2 })).rejects.toThrow('disk full');
  });
});
