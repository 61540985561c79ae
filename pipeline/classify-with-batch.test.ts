import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Classification } from '#classifier/types.ts';
import { lookUp } from '#db/look-up.ts';
import { lastModelRuns } from '#db/model-runs.ts';
import type { OpenDb } from '#db/types.ts';
import { type BatchStageOptions, classifyWithBatch } from './classify-with-batch.ts';
import { classifyWithModel } from './classify-with-model.ts';
import { clientOf, KEY } from './llm/testing/ask-all.ts';
import { answersLine, expiredLine, outputLine } from './llm/testing/batch-lines.ts';
import { answers } from './llm/testing/replies.ts';
import { type Intercept, type ScriptedBatches, startScriptedBatches } from './llm/testing/scripted-batches.ts';
import { startScriptedModel } from './llm/testing/scripted-model.ts';
import { batchOptions } from './testing/batch-options.ts';
import { fillCatalogue, judgeAgain, openCatalogue, RULESET } from './testing/model-catalogue.ts';

/** One database for the file; every test has servers and an endpoint of its own, and leaves nothing open. */
let folder: string;
let opened: OpenDb;
let api: ScriptedBatches;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-batch-'));
  opened = await openCatalogue(path.join(folder, 'data'));
});

afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  api = await startScriptedBatches();
});

afterEach(() => api.close());

const run = (more: Partial<BatchStageOptions> = {}) =>
  classifyWithBatch({ ...batchOptions(opened.db, api.url), ...more });

/** Names of the tools that each batch asks about. */
const asked = (): string[][] =>
  api.submitted().map((lines) => lines.flatMap(({ tools }) => tools.map(({ name }) => name)).sort());

async function stored(text: string): Promise<Classification> {
  const found = await lookUp(opened.db, text);
  if (!found.ok || !found.tool?.classification) throw new Error(`no ${text}`);
  return found.tool.classification;
}

const NONE = { batches: 0, requests: 0 };

test('submits what is open, asks nothing that is under way, and collects it in a later run', async () => {
  await fillCatalogue(opened.db, { mail: ['sync_open', 'peek_weak', 'send'], crm: ['merge_open'] });
  expect(await run()).toMatchObject({ requests: 2, tools: 3, underWay: { batches: 1, requests: 2 }, problem: null });
  expect(asked()).toEqual([['merge_open', 'peek_weak', 'sync_open']]);
  const [line] = api.submitted()[0] ?? [];
  expect(line?.body).toMatchObject({ model: 'scripted', response_format: { type: 'json_schema' } });
  expect(line?.body).not.toHaveProperty('temperature');

  await fillCatalogue(opened.db, { wiki: ['move_open'] });
  expect(await run()).toMatchObject({ requests: 1, tools: 1, folded: 0, underWay: { batches: 2, requests: 3 } });
  expect(asked()[1]).toEqual(['move_open']);

  api.end(answersLine(({ name }) => (name === 'sync_open' ? { risk: 'high', risk_quote: name } : {})));
  const collected = await run({ prices: { input: 1, output: 10 } });
  expect(collected).toMatchObject({
    collected: 2,
    answered: 4,
    folded: 4,
    settled: 4,
    raised: 1,
    requests: 0,
    inputTokens: 3000,
    outputTokens: 600,
    cost: expect.closeTo(0.009, 9),
    underWay: NONE,
    problem: null,
  });
  expect(await stored('mail/sync_open')).toMatchObject({ category: 'write', risk: 'high', model: 'scripted' });
  expect((await stored('mail/peek_weak')).findings.map(({ rule }) => rule)).toEqual(['looks-at-data', 'model-opinion']);
  expect((await lastModelRuns(opened.db, 1))[0]).toMatchObject({ requests: 0, outcomes: { ok: 3 }, stopped: 'done' });

  const seen = api.routes.length;
  expect(await run()).toMatchObject({ folded: 0, requests: 0, collected: 0, underWay: NONE });
  expect(api.routes.length).toBe(seen);
});

test('kept answers are folded into new rules without a request', async () => {
  await judgeAgain(opened.db, '2-def');
  expect(await run({ rulesetVersion: '2-def' })).toMatchObject({ folded: 4, settled: 4, requests: 0 });
  expect(api.routes).toEqual([]);
  await judgeAgain(opened.db, RULESET);
});

test('an expired batch gives what it answered, and the rest is asked again', async () => {
  await fillCatalogue(opened.db, { old: ['a_open'], late: ['b_open'] });
  await run();
  api.end((line) => (line.tools[0]?.name === 'a_open' ? answersLine()(line) : null), {
    errors: (line) => (line.tools[0]?.name === 'b_open' ? expiredLine(line) : null),
    status: 'expired',
  });
  expect(await run()).toMatchObject({
    ...{ answered: 1, endedEarly: 1, endedBecause: 'expired', collected: 0 },
    ...{ requests: 1, tools: 1, underWay: { batches: 1, requests: 1 } },
  });
  expect(asked()).toEqual([['a_open', 'b_open'], ['b_open']]);
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1, collected: 1, underWay: NONE });
});

test('a batch that failed or was cancelled leaves everything open', async () => {
  await fillCatalogue(opened.db, { fail: ['c_open'] });
  for (const [status, because] of [
    ['failed', 'The model cannot be\u202e batched.'],
    ['cancelled', undefined],
  ] as const) {
    await run();
    api.end(() => null, { status, ...(because !== undefined && { because }) });
    const ended = because === undefined ? 'cancelled' : 'failed: The model cannot be batched.';
    expect(await run()).toMatchObject({ endedEarly: 1, endedBecause: ended, requests: 1, answered: 0 });
    api.end(() => null);
  }
  // A "completed" without a line for it is no answer either.
  expect(await run()).toMatchObject({ collected: 1, answered: 0, requests: 1 });
  api.end(answersLine());
  await run();
  expect((await stored('fail/c_open')).category).toBe('write');
});

test('output is read as a stranger’s: what is missing or unusable is asked once more, then left to the rules', async () => {
  await fillCatalogue(opened.db, { odd: ['d_open', 'e_open'], cut: ['f_open'], down: ['g_open'] });
  await run();
  api.end((line) => {
    const [first] = line.tools;
    const junk = ['no json', '{"custom_id":7}', outputLine('request-99', 200, '{}')].join('\n');
    if (first?.name === 'f_open') return outputLine(line.customId, 200, '{"tools":[{', 'length');
    if (first?.name === 'g_open') return outputLine(line.customId, 500, null);
    const part = answersLine(({ name }) => (name === 'e_open' ? null : {}))(line);
    return [junk, part, answersLine(() => ({ category: 'read' }))(line)].join('\n');
  });
  const first = await run();
  expect(first).toMatchObject({ collected: 1, answered: 1, unusable: 0, foreign: 4, tools: 3 });
  // The first line for a request counts.
  expect((await stored('odd/d_open')).category).toBe('write');
  expect(asked()[1]).toEqual(['e_open', 'f_open', 'g_open']);
  api.end((line) => outputLine(line.customId, 200, 'I would rather not.'));
  // What the endpoint itself failed at was no attempt: it is asked a third time.
  expect(await run()).toMatchObject({ answered: 0, unusable: 2, tools: 1 });
  expect(asked()[2]).toEqual(['g_open']);
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1, requests: 0, underWay: NONE });
  expect(await stored('cut/f_open')).toMatchObject({ category: 'unknown', model: 'scripted' });
});

test('an endpoint without a Batch API says so, and the plain stage can ask at once', async () => {
  await fillCatalogue(opened.db, { plain: ['h_open'] });
  api.intercept = (_route, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not Found"}');
    return true;
  };
  const { origin } = new URL(api.url);
  expect((await run()).problem).toEqual({
    reason: 'no-batches',
    detail: `${origin} has no Batch API (${origin} does not know the upload (HTTP 404)): use --llm without --llm-batch.`,
  });
  const model = await startScriptedModel([], answers());
  const options = { ...batchOptions(opened.db, model.url), client: clientOf(model.url), concurrency: 1 };
  expect(await classifyWithModel({ ...options, endpoint: options.origin })).toMatchObject({
    asked: { tools: 1, answered: 1 },
    underWay: 0,
  });
  await model.close();
});

test('what another endpoint has is not asked, and told of', async () => {
  await fillCatalogue(opened.db, { moved: ['v_open'] });
  await run();
  const other = await startScriptedBatches();
  const options = batchOptions(opened.db, other.url);
  expect(await classifyWithBatch(options)).toMatchObject({ requests: 0, underWay: NONE, elsewhere: 1, problem: null });
  await other.close();
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1, elsewhere: 0 });
});

test('the plain stage leaves out what a batch asks', async () => {
  await fillCatalogue(opened.db, { both: ['i_open'] });
  await run();
  const model = await startScriptedModel([], answers());
  const options = { ...batchOptions(opened.db, model.url), client: clientOf(model.url), concurrency: 1 };
  expect(await classifyWithModel({ ...options, endpoint: options.origin })).toMatchObject({
    asked: { tools: 0, requests: 0 },
    underWay: 1,
  });
  await model.close();
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1 });
});

test('a submission that nobody answered is found again by its mark', async () => {
  await fillCatalogue(opened.db, { lost: ['j_open'] });
  api.intercept = cutOff('POST /batches', true);
  expect((await run()).problem).toMatchObject({ reason: 'failing', detail: expect.stringContaining('the submission') });
  expect(await run()).toMatchObject({ requests: 0, underWay: { batches: 1 }, problem: null });
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1, requests: 0, underWay: NONE });
  expect(asked()).toEqual([['j_open']]);
});

test('a submission that never arrived is made again, once the endpoint had time to list it', async () => {
  await fillCatalogue(opened.db, { gone: ['k_open'] });
  api.intercept = cutOff('POST /batches', false);
  await run();
  expect(await run()).toMatchObject({ requests: 0, underWay: { batches: 1 } });
  expect(asked()).toEqual([]);
  const later = () => new Date(Date.now() + 600_000);
  expect(await run({ now: later })).toMatchObject({ requests: 1, problem: null });
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1 });
  expect(asked()).toEqual([['k_open']]);
});

test('a batch is given up only where the endpoint lists others and not this one', async () => {
  await fillCatalogue(opened.db, { away: ['l_open'] });
  await run();
  const missing =
    (of: readonly string[]): Intercept =>
    (route, response) => {
      if (!of.some((start) => route.startsWith(start))) return false;
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      return true;
    };
  api.intercept = missing(['GET /batches']);
  expect(await run()).toMatchObject({ problem: { reason: 'no-batches' }, underWay: { batches: 1 } });
  api.intercept = missing(['GET /batches/']);
  expect(await run()).toMatchObject({ problem: null, underWay: { batches: 1 }, requests: 0 });
  api.intercept = () => false;
  api.end(answersLine());
  api.intercept = missing(['GET /files']);
  expect(await run()).toMatchObject({ endedEarly: 1, requests: 1 });
  api.intercept = () => false;
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1, underWay: NONE });
});

test('a file that breaks off is read again from where it was', async () => {
  await fillCatalogue(opened.db, { half: ['m_open'], whole: ['n_open'] });
  await run();
  api.end(answersLine());
  api.intercept = (route, response) => {
    if (!route.includes('/content')) return false;
    response.writeHead(200, { 'content-length': '100000' }).write('{"custom_id":', () => response.destroy());
    return true;
  };
  expect((await run()).problem).toMatchObject({ reason: 'failing', detail: expect.stringMatching(/broke off/) });
  api.intercept = () => false;
  expect(await run()).toMatchObject({ answered: 2, requests: 0, problem: null });
});

test('requests that fail within a batch are told with the reason, and asked again', async () => {
  await fillCatalogue(opened.db, { inner: ['fail_open'] });
  await run();
  api.end(({ customId }) => {
    const body = { error: { message: `No such option. Bearer ${KEY}\u202e` } };
    return JSON.stringify({ custom_id: customId, response: { status_code: 400, body }, error: null });
  });
  const collected = await run();
  expect(collected).toMatchObject({ answered: 0, failed: 1, requests: 1, underWay: { batches: 1 } });
  expect(collected.failedBecause).toBe('HTTP 400: No such option. Bearer [key]');
  api.end(answersLine(() => ({ reason: `Your key is ${KEY}.` })));
  expect(await run()).toMatchObject({ answered: 1, failed: 0, failedBecause: '' });
  expect(JSON.stringify(await stored('inner/fail_open'))).toContain('Your key is [key].');
  expect(JSON.stringify(await stored('inner/fail_open'))).not.toContain(KEY);
});

test('a refused key is told without the key', async () => {
  await fillCatalogue(opened.db, { key: ['o_open'] });
  api.intercept = (_route, response) => {
    const error = { message: `Incorrect API key provided: ${KEY}.` };
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    return true;
  };
  const { problem } = await run();
  expect(problem).toMatchObject({ reason: 'no-access' });
  expect(JSON.stringify(problem)).not.toContain(KEY);
  api.intercept = () => false;
  await run();
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1 });
});

test('the budget counts before anything is submitted', async () => {
  await fillCatalogue(opened.db, { one: ['p_open'], two: ['q_open'], three: ['r_open'] });
  const limits = { maxRequests: null, maxTokens: null, maxCost: null };
  const tight = await run({ budget: { ...limits, maxTokens: 10 } });
  expect(tight).toMatchObject({ requests: 0, underWay: NONE, problem: { reason: 'budget' } });
  expect(api.routes).toEqual([]);
  expect(await run({ budget: { ...limits, maxRequests: 2 } })).toMatchObject({
    requests: 2,
    problem: { reason: 'budget', detail: 'the limit of 2 requests is reached' },
  });
  expect(await run()).toMatchObject({ requests: 1, underWay: { batches: 2, requests: 3 } });
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 3 });
});

test('many requests become several batches', async () => {
  const names = Array.from({ length: 5 }, (_, at) => `part_${at}_open`);
  await fillCatalogue(opened.db, Object.fromEntries(names.map((name) => [name, [name]])));
  expect(await run({ maxRequests: 2 })).toMatchObject({ requests: 5, underWay: { batches: 3, requests: 5 } });
  expect(asked().flat().sort()).toEqual(names);
  api.end(answersLine());
  expect(await run()).toMatchObject({ collected: 3, answered: 5 });
});

test('--wait stays until all is answered, and asks once more about what was of no use', async () => {
  await fillCatalogue(opened.db, { wait: ['s_open'], again: ['t_open'] });
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
    if (waits.length === 2)
      api.end((line) => (line.tools[0]?.name === 's_open' ? answersLine()(line) : outputLine(line.customId, 200, '?')));
    if (waits.length === 3) api.end(answersLine());
  };
  expect(await run({ isWaiting: true, wait })).toMatchObject({
    ...{ requests: 3, collected: 2, answered: 2, unusable: 0, settled: 2 },
    ...{ underWay: NONE, problem: null },
  });
  expect(waits).toEqual([60_000, 60_000, 60_000]);
  expect(asked()).toEqual([['s_open', 't_open'], ['t_open']]);
});

test('an interrupted wait rejects with its reason; the batch goes on', async () => {
  await fillCatalogue(opened.db, { stop: ['u_open'] });
  const stop = new AbortController();
  const wait = async () => stop.abort(new Error('Ctrl-C'));
  await expect(run({ isWaiting: true, wait, signal: stop.signal })).rejects.toThrow('Ctrl-C');
  expect((await lastModelRuns(opened.db, 1))[0]?.stopped).toMatch(/^aborted/);
  api.end(answersLine());
  expect(await run()).toMatchObject({ answered: 1, requests: 0 });
});

test('a process killed between submission and storing asks nothing twice', async () => {
  const dataDir = path.join(folder, 'killed');
  const first = await openCatalogue(dataDir);
  await fillCatalogue(first.db, { mail: ['sync_open'], crm: ['merge_open'] });
  await first.close();

  let child: ReturnType<typeof spawn> | null = null;
  api.intercept = (route, _response, act) => {
    if (route !== 'POST /batches') return false;
    act();
    child?.kill('SIGKILL');
    return true;
  };
  child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'testing/submit-until-killed.ts'), dataDir, api.url],
    {
      stdio: 'inherit',
    },
  );
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  api.intercept = () => false;

  const second = await openCatalogue(dataDir);
  try {
    expect(await run({ db: second.db })).toMatchObject({ requests: 0, underWay: { batches: 1, requests: 2 } });
    api.end(answersLine());
    expect(await run({ db: second.db })).toMatchObject({ answered: 2, folded: 2, requests: 0, underWay: NONE });
    expect(asked()).toEqual([['merge_open', 'sync_open']]);
  } finally {
    await second.close();
  }
}, 120_000);

/** Ends the connection at one route, after or before the endpoint has done what it asks for. */
function cutOff(at: string, isDone: boolean): Intercept {
  let times = 0;
  return (route, response, act) => {
    if (route !== at || times++ > 0) return false;
    if (isDone) act();
    response.destroy();
    return true;
  };
}
