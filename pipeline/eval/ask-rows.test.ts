import { afterEach, describe, expect, it } from 'vitest';
import { classifyServer } from '#classifier/classify.ts';
import { clientOf } from '../llm/testing/ask-all.ts';
import { answers, fails } from '../llm/testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from '../llm/testing/scripted-model.ts';
import { askRows } from './ask-rows.ts';
import { readLabelledRows } from './read-rows.ts';
import { scoreRows } from './score-rows.ts';

let model: ScriptedModel;
afterEach(() => model.close());

const ROWS = [
  '{"server":"desk","name":"delete_ticket","description":"Deletes a ticket","category":"destructive","risk":"high"}',
  '{"server":"desk","name":"frobnicate","description":"The frob of a ticket.","category":"write","risk":"medium"}',
  '{"server":"shop","name":"quibbet","description":"Quibbets the wock.","readOnlyHint":true}',
].join('\n');
const { rows } = readLabelledRows('rows.jsonl', ROWS);

async function asked(reply: Reply, scope: 'unsure' | 'all') {
  model = await startScriptedModel([], reply);
  const limits = { maxRequests: null, maxTokens: null, maxCost: null };
  const prices = { input: null, output: null };
  const client = clientOf(model.url);
  return askRows(rows, classifyServer, { scope, client, budget: limits, prices, concurrency: 1 });
}

describe('askRows', () => {
  it('asks about what the rules leave open, and scores rules and model together', async () => {
    const { classify, model: use } = await asked(answers(), 'unsure');
    const names = model.requests.map((request) => request.tools.map((tool) => tool.name));
    expect(names).toEqual([['frobnicate'], ['quibbet']]);
    expect(use).toMatchObject({ model: 'scripted', tools: 2, answered: 2 });
    expect(scoreRows(rows, classify).map(({ row, answer }) => [row.tool.name, answer.category])).toEqual([
      ['delete_ticket', 'destructive'],
      ['frobnicate', 'write'],
      ['quibbet', 'write'],
    ]);
  });

  it('tells the model no label', async () => {
    await asked(answers(), 'all');
    const sent = model.requests.map((request) => request.body.messages[1]?.content).join('\n');
    expect(sent).toContain('delete_ticket');
    expect(sent).not.toMatch(/category|risk|destructive|readOnlyHint/);
  });

  it('gives what the rules say where the model cannot be asked', async () => {
    const { classify, model: use, summary } = await asked(fails(401), 'all');
    expect(use).toMatchObject({ tools: 3, answered: 0 });
    expect(summary.stopped?.reason).toBe('no-access');
    expect(scoreRows(rows, classify).map(({ answer }) => answer)).toEqual(
      scoreRows(rows, classifyServer).map(({ answer }) => answer),
    );
  });
});
