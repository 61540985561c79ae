import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROMPT_VERSION } from '#classifier/llm/version.ts';
import type { Classification } from '#classifier/types.ts';
import { lookUp } from '#db/look-up.ts';
import { lastModelRuns } from '#db/model-runs.ts';
import type { OpenDb } from '#db/types.ts';
import { classifyWithModel, type ModelStageOptions } from './classify-with-model.ts';
import { clientOf } from './llm/testing/ask-all.ts';
import { answers, fails, refuses } from './llm/testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from './llm/testing/scripted-model.ts';
import { fillCatalogue, judgeAgain, openCatalogue, RULESET } from './testing/model-catalogue.ts';

/** One database for the file; every test has servers of its own, and asks until nothing of its own is left open. */
let folder: string;
let opened: OpenDb;
let servers: ScriptedModel[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-model-'));
  opened = await openCatalogue(path.join(folder, 'data'));
});

afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.close();
});

async function script(otherwise: Reply, first: readonly Reply[] = []): Promise<ScriptedModel> {
  const server = await startScriptedModel(first, otherwise);
  servers.push(server);
  return server;
}

function classify(server: ScriptedModel, more: Partial<ModelStageOptions> = {}) {
  return classifyWithModel({
    db: opened.db,
    rulesetVersion: RULESET,
    scope: 'unsure',
    client: clientOf(server.url),
    endpoint: new URL(server.url).origin,
    budget: { maxRequests: null, maxTokens: null, maxCost: null },
    prices: { input: null, output: null },
    concurrency: 2,
    wait: async () => undefined,
    ...more,
  });
}

const askedOf = (server: ScriptedModel): string[] =>
  server.requests.flatMap(({ tools }) => tools.map(({ name }) => name)).sort();

async function stored(text: string): Promise<Classification> {
  const found = await lookUp(opened.db, text);
  if (!found.ok || !found.tool?.classification) throw new Error(`no ${text}`);
  return found.tool.classification;
}

test('asks about what the rules left open or weak, a request a server, and stores what that settles', async () => {
  await fillCatalogue(opened.db, { mail: ['sync_open', 'peek_weak', 'send'], crm: ['merge_open', 'add'] });
  const server = await script(answers(({ name }) => (name === 'sync_open' ? { risk: 'high', risk_quote: name } : {})));
  const summary = await classify(server);
  expect(askedOf(server)).toEqual(['merge_open', 'peek_weak', 'sync_open']);
  expect(server.requests).toHaveLength(2);
  expect(summary).toMatchObject({
    folded: 3,
    settled: 3,
    raised: 1,
    underWay: 0,
    asked: { tools: 3, answered: 3, fromStore: 0, requests: 2, stopped: null },
  });
  expect(await stored('mail/sync_open')).toMatchObject({
    category: 'write',
    risk: 'high',
    model: 'scripted',
    promptVersion: PROMPT_VERSION,
    rulesetVersion: RULESET,
  });
  const weak = await stored('mail/peek_weak');
  expect(weak.category).toBe('write');
  // What the rules found stays beside what the model said.
  expect(weak.findings.map(({ rule }) => rule)).toEqual(['looks-at-data', 'model-opinion']);
  expect(await stored('mail/send')).toMatchObject({ model: null });
});

test('asks nothing again: not in the next run, not for an equal ruleset, not for new rules', async () => {
  const server = await script(fails(500));
  expect((await classify(server)).asked).toMatchObject({ tools: 0, requests: 0 });
  await judgeAgain(opened.db, RULESET);
  expect(await stored('mail/sync_open')).toMatchObject({ category: 'write', model: 'scripted' });
  await judgeAgain(opened.db, '2-def');
  expect(await stored('mail/sync_open')).toMatchObject({ category: 'unknown', model: null, rulesetVersion: '2-def' });
  const again = await classify(server, { rulesetVersion: '2-def' });
  expect(again).toMatchObject({ folded: 3, settled: 3, raised: 1, asked: { tools: 3, fromStore: 3, requests: 0 } });
  expect(await stored('mail/sync_open')).toMatchObject({ category: 'write', risk: 'high', rulesetVersion: '2-def' });
  expect(server.requests).toEqual([]);
  await judgeAgain(opened.db, RULESET);
});

test('asks another model about what the rules alone leave open, and all tools where all are asked for', async () => {
  const other = await script(answers());
  const client = { ...clientOf(other.url), model: 'another' };
  await classify(other, { client });
  expect(askedOf(other)).toEqual(['merge_open', 'peek_weak', 'sync_open']);
  expect(await stored('mail/peek_weak')).toMatchObject({
    model: 'another',
    findings: [{ rule: 'looks-at-data' }, { rule: 'model-opinion', opinion: { model: 'another', before: 'read' } }],
  });
  const all = await script(answers());
  await classify(all, { client: { ...clientOf(all.url), model: 'another' }, scope: 'all' });
  expect(askedOf(all)).toEqual(['add', 'send']);
  expect(await stored('mail/send')).toMatchObject({ category: 'write', model: 'another', needsReview: false });
});

test('what a model refuses twice is left to the rules, says who was asked, and is not asked again', async () => {
  await fillCatalogue(opened.db, { shy: ['hide_open'] });
  const server = await script(refuses());
  // The three that the other model was asked about last are folded from what is kept.
  expect((await classify(server)).asked).toMatchObject({ tools: 4, fromStore: 3, unusable: 1, requests: 2 });
  expect(await stored('shy/hide_open')).toMatchObject({ category: 'unknown', needsReview: true, model: 'scripted' });
  expect((await classify(server)).asked.requests).toBe(0);
});

test('a budget ends the run with what is answered stored, and the ledger says so', async () => {
  await fillCatalogue(opened.db, { one: ['a_open'], two: ['b_open'], three: ['c_open'] });
  const server = await script(answers());
  const budget = { maxRequests: 2, maxTokens: null, maxCost: null };
  const { asked } = await classify(server, { budget, prices: { input: 1, output: 10 } });
  expect(asked).toMatchObject({ tools: 3, answered: 2, unasked: 1, stopped: { reason: 'budget' } });
  const [row] = await lastModelRuns(opened.db, 1);
  expect(row).toMatchObject({
    model: 'scripted',
    promptVersion: PROMPT_VERSION,
    endpoint: new URL(server.url).origin,
    requests: 2,
    inputTokens: 2000,
    outputTokens: 400,
    // 2,000 tokens at 1 and 400 at 10 a million.
    cost: expect.closeTo(0.006, 9),
    outcomes: { ok: 2 },
    stopped: 'budget: the limit of 2 requests is reached',
    finishedAt: expect.any(Date),
  });
  expect((await classify(server)).asked).toMatchObject({ tools: 1, answered: 1 });
  expect(new Set(askedOf(server)).size).toBe(3);
});

test('an interrupted run says so and keeps what came', async () => {
  await fillCatalogue(opened.db, { four: ['d_open'], five: ['e_open'] });
  const stop = new AbortController();
  const interrupts: Reply = () => stop.abort();
  const server = await script(interrupts, [answers()]);
  const { asked } = await classify(server, { concurrency: 1, signal: stop.signal });
  expect(asked).toMatchObject({ answered: 1, unasked: 1, stopped: { reason: 'aborted' } });
  expect((await lastModelRuns(opened.db, 1))[0]?.stopped).toMatch(/^aborted: /);
  const later = await script(answers());
  expect((await classify(later)).asked).toMatchObject({ tools: 1, answered: 1 });
});

test('a process killed in the middle loses the requests in flight, and the next run asks the rest alone', async () => {
  const dataDir = path.join(folder, 'killed');
  const names = Array.from({ length: 12 }, (_, at) => `tool_${String(at).padStart(2, '0')}_open`);
  const first = await openCatalogue(dataDir);
  await fillCatalogue(first.db, Object.fromEntries(names.map((name) => [`server-of-${name}`, [name]])));
  await first.close();

  let child: ReturnType<typeof spawn> | null = null;
  const kills: Reply = () => child?.kill('SIGKILL');
  const server = await script(
    kills,
    Array.from({ length: 6 }, () => answers()),
  );
  child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'testing/classify-until-killed.ts'), dataDir, server.url],
    { stdio: 'inherit' },
  );
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');

  const before = askedOf(server);
  const rest = await script(answers());
  const second = await openCatalogue(dataDir);
  try {
    const { asked } = await classify(rest, { db: second.db });
    // Two requests at a time: what they were about is asked again, and nothing else.
    const twice = askedOf(rest).filter((name) => before.includes(name));
    expect(twice.length).toBeLessThanOrEqual(2);
    expect(new Set([...before, ...askedOf(rest)])).toEqual(new Set(names));
    expect(asked.requests).toBe(rest.requests.length);
    // The killed run is in the ledger with what it had spent by then, and no end.
    const [own, killed] = await lastModelRuns(second.db, 2);
    expect(own).toMatchObject({ stopped: 'done', requests: rest.requests.length });
    expect(killed).toMatchObject({ stopped: null, finishedAt: null });
    expect(killed?.requests).toBeGreaterThanOrEqual(4);
    expect((await classify(rest, { db: second.db })).asked).toMatchObject({ tools: 0, requests: 0 });
  } finally {
    await second.close();
  }
}, 120_000);
