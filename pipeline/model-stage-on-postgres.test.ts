import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookUp } from '#db/look-up.ts';
import { lastModelRuns } from '#db/model-runs.ts';
import { openDb } from '#db/open.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '#db/testing/postgres.ts';
import type { OpenDb } from '#db/types.ts';
import { classifyWithBatch } from './classify-with-batch.ts';
import { classifyWithModel } from './classify-with-model.ts';
import { clientOf } from './llm/testing/ask-all.ts';
import { answersLine } from './llm/testing/batch-lines.ts';
import { answers } from './llm/testing/replies.ts';
import { startScriptedBatches } from './llm/testing/scripted-batches.ts';
import { startScriptedModel } from './llm/testing/scripted-model.ts';
import { batchOptions } from './testing/batch-options.ts';
import { fillCatalogue, RULESET } from './testing/model-catalogue.ts';

const binaries = postgresBinaries();
const mustRun = process.platform === 'linux' && process.arch === 'x64';

/** Where writers are really side by side: a pool of connections, and runs of several processes. */
describe.skipIf(binaries === null && !mustRun)('the model stage on PostgreSQL', () => {
  let server: TestPostgres;
  let url: string;
  let opened: OpenDb;

  beforeAll(async () => {
    if (binaries === null) throw new Error('the PostgreSQL binaries are not installed: run npm ci');
    server = await startPostgres(binaries);
    url = await server.newDatabase('models');
    opened = await openOk(url);
  });

  afterAll(async () => {
    await opened?.close();
    await server?.stop();
  });

  test('eight requests side by side store every answer, and equal servers are asked about once', async () => {
    const names = Array.from({ length: 24 }, (_, at) => `tool_${at}_open`);
    const single = Object.fromEntries(names.map((name) => [`single-${name}`, [name]]));
    const twins = Object.fromEntries(['a', 'b', 'c'].map((twin) => [`twin-${twin}`, names]));
    await fillCatalogue(opened.db, { ...single, ...twins });
    const model = await startScriptedModel([], answers());
    const { asked, settled } = await classifyWithModel({
      ...batchOptions(opened.db, model.url),
      client: clientOf(model.url),
      endpoint: new URL(model.url).origin,
      concurrency: 8,
    });
    expect(asked).toMatchObject({ tools: 96, answered: 48, fromStore: 48, unasked: 0, stopped: null });
    expect(settled).toBe(96);
    expect(model.requests.flatMap(({ tools }) => tools)).toHaveLength(48);
    const [row] = await lastModelRuns(opened.db, 1);
    expect(row).toMatchObject({
      requests: model.requests.length,
      outcomes: { ok: model.requests.length },
      stopped: 'done',
    });
    for (const text of ['twin-c/tool_7_open', 'single-tool_7_open/tool_7_open']) {
      const found = await lookUp(opened.db, text);
      expect(found.ok && found.tool?.classification).toMatchObject({
        category: 'write',
        model: 'scripted',
        rulesetVersion: RULESET,
      });
    }
    await model.close();
  });

  test('two runs at once submit nothing twice', async () => {
    const other = await openOk(url);
    const names = Array.from({ length: 10 }, (_, at) => `batch_${at}_open`);
    await fillCatalogue(opened.db, Object.fromEntries(names.map((name) => [name, [name]])));
    const api = await startScriptedBatches();
    await Promise.all([opened, other].map(({ db }) => classifyWithBatch(batchOptions(db, api.url))));
    const asked = () =>
      api
        .submitted()
        .flat()
        .flatMap(({ tools }) => tools.map(({ name }) => name))
        .sort();
    expect(asked()).toEqual(names);
    api.end(answersLine());
    const both = await Promise.all([opened, other].map(({ db }) => classifyWithBatch(batchOptions(db, api.url))));
    expect(both.map(({ problem }) => problem)).toEqual([null, null]);
    expect(asked()).toEqual(names);
    const later = await classifyWithBatch(batchOptions(opened.db, api.url));
    expect(later).toMatchObject({ requests: 0, underWay: { batches: 0 } });
    const found = await lookUp(opened.db, 'batch_3_open/batch_3_open');
    expect(found.ok && found.tool?.classification?.category).toBe('write');
    await api.close();
    await other.close();
  });
});

async function openOk(databaseUrl: string): Promise<OpenDb> {
  const result = await openDb({ dataDir: '/nonexistent', databaseUrl, command: 'toolrisk classify' });
  if (!result.ok) throw new Error(result.detail);
  return result;
}
