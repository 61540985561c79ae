import { afterEach, describe, expect, it } from 'vitest';
import { memoryAnswerStore } from './answer-store.ts';
import { askAll, groupOf, toolOf } from './testing/ask-all.ts';
import { answers } from './testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from './testing/scripted-model.ts';

let model: ScriptedModel;
afterEach(() => model.close());

async function serve(script: readonly Reply[], otherwise: Reply = answers()): Promise<string> {
  model = await startScriptedModel(script, otherwise);
  return model.url;
}

const LOANS = groupOf('library', [toolOf('renew_loan'), toolOf('end_loan')]);
const namesAsked = () => model.requests.map((request) => request.tools.map((tool) => tool.name));

describe('askTools', () => {
  it('asks about the tools of a server in one request and hands on what the model says', async () => {
    const { summary, answers: got } = await askAll(await serve([]), [LOANS]);
    expect(namesAsked()).toEqual([['renew_loan', 'end_loan']]);
    expect(got.get('end_loan')?.answer).toMatchObject({
      category: 'write',
      categoryEvidence: { pointer: '/name', text: 'end_loan' },
    });
    expect(summary).toMatchObject({
      tools: 2,
      answered: 2,
      requests: 1,
      inputTokens: 1_000,
      outputTokens: 200,
      stopped: null,
    });
  });

  it('asks nothing twice with a warm store, and equal questions once', async () => {
    const url = await serve([]);
    const store = memoryAnswerStore();
    await askAll(url, [LOANS, LOANS], { store });
    const again = await askAll(url, [LOANS], { store });
    expect(model.requests.length).toBe(1);
    expect(again.summary).toMatchObject({ fromStore: 2, answered: 0, requests: 0 });
    expect(again.answers.get('renew_loan')).toMatchObject({ isFromStore: true, answer: { category: 'write' } });
  });
});
