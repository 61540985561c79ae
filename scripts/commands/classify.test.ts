import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersLine } from '#pipeline/llm/testing/batch-lines.ts';
import { answers, fails, hangs } from '#pipeline/llm/testing/replies.ts';
import { startScriptedBatches } from '#pipeline/llm/testing/scripted-batches.ts';
import { startScriptedModel } from '#pipeline/llm/testing/scripted-model.ts';

const COMMAND = path.join(import.meta.dirname, '../toolrisk.ts');
const KEY = 'test-key-7d31f0ab';
/** Words that no dictionary has: the rules leave them open, and are sure of the third. */
const TOOLS = [
  { name: 'zorble_quux', description: 'Zorbles the quux.' },
  { name: 'quibbet', description: 'Quibbets the wock.' },
  { name: 'delete_branch', description: 'Deletes a branch.' },
];

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-classify-'));
  await crawl('tools.json', TOOLS);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command beside this process, whose server it asks. */
async function toolrisk(args: readonly string[], more: Record<string, string> = {}): Promise<Ran> {
  return ended(start(args, more));
}

function start(args: readonly string[], more: Record<string, string>): ChildProcessWithoutNullStreams {
  const unset = { DATABASE_URL: '', OPENAI_API_KEY: '', OPENAI_BASE_URL: '', TOOLRISK_MODEL: '' };
  const env = { ...process.env, ...unset, TOOLRISK_DATA: path.join(folder, 'data'), ...more };
  return spawn(process.execPath, [COMMAND, ...args], { env });
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

async function crawl(file: string, tools: readonly object[]): Promise<void> {
  const list = { tools: tools.map((tool) => ({ inputSchema: { type: 'object' }, ...tool })) };
  writeFileSync(path.join(folder, file), JSON.stringify(list));
  const ran = await toolrisk(['crawl', '--source', `snapshot:${path.join(folder, file)}`]);
  expect(ran.code, ran.err).toBe(0);
}

const at = (url: string) => ({ OPENAI_BASE_URL: url, OPENAI_API_KEY: KEY, TOOLRISK_MODEL: 'scripted' });
const modelLines = ({ err }: Ran) => err.split('\n').filter((line) => /^(model|error) /.test(line));

it('says in one sentence what to set where no model is configured, and changes nothing', async () => {
  const ran = await toolrisk(['classify', '--llm']);
  expect(ran).toEqual({
    code: 2,
    out: '',
    err: 'error    no model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server.\n',
  });
  expect(await toolrisk(['classify', '--wait'])).toMatchObject({ code: 2, err: expect.stringMatching(/--llm-batch/) });
  expect(await toolrisk(['classify', '--max-cost', '1'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/give --llm too/),
  });
});

it('an endpoint that fails leaves the rules’ judgements, and the exit code says so', async () => {
  const model = await startScriptedModel([], fails(401));
  const ran = await toolrisk(['classify', '--llm'], at(model.url));
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(/3 tools of 1 server classified/);
  expect(modelLines(ran).at(-1)).toMatch(/refuses the key .*check OPENAI_API_KEY/);
  expect(ran.err).not.toContain(KEY);
  await model.close();
}, 120_000);

it('an interrupt ends the run with what it has, and its exit code', async () => {
  let child: ChildProcessWithoutNullStreams | null = null;
  const model = await startScriptedModel(
    [],
    hangs(() => child?.kill('SIGINT')),
  );
  child = start(['classify', '--llm'], at(model.url));
  const ran = await ended(child);
  expect(ran.code).toBe(130);
  expect(modelLines(ran)[0]).toMatch(/^model {4}0 tools of 2 answered, 2 not asked about/);
  await model.close();
}, 120_000);

it('asks about the open ones, says what that changed and what is left, and asks nothing again', async () => {
  const model = await startScriptedModel([], answers());
  const prices = { TOOLRISK_PRICE_INPUT: '1', TOOLRISK_PRICE_OUTPUT: '10' };
  const ran = await toolrisk(['classify', '--llm', '--max-requests', '5', '--max-cost', '1'], {
    ...at(model.url),
    ...prices,
  });
  expect(ran).toMatchObject({ code: 0, out: '' });
  expect(modelLines(ran)).toEqual([
    'model    2 tools of 2 answered; 1 request, 1,000 + 200 tokens, cost 0.0030',
    'model    2 tools settled, 0 raised; the page of each says by whom and why',
    'model    left of the limits: 4 requests, cost 0.9970',
  ]);
  const again = await toolrisk(['classify', '--llm'], at(model.url));
  expect(again.code).toBe(0);
  expect(modelLines(again)).toEqual(['model    Nothing to ask: every tool in question has its answer.']);
  expect(model.requests).toHaveLength(1);
  expect(model.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  await model.close();
  const ledger = await toolrisk(['ledger', '--last', '1']);
  expect(ledger).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(ledger.out)).toEqual({
    startedAt: expect.stringMatching(/^20\d\d-/),
    finishedAt: expect.stringMatching(/^20\d\d-/),
    model: 'scripted',
    promptVersion: expect.stringMatching(/^1-/),
    endpoint: new URL(model.url).origin,
    requests: 1,
    inputTokens: 1_000,
    outputTokens: 200,
    cost: 0.003,
    outcomes: { ok: 1 },
    stopped: 'done',
  });
}, 120_000);

it('asks by the Batch API in one run, and collects in another', async () => {
  await crawl('later.json', [{ name: 'plimsolate', description: 'Plimsolates the wock.' }]);
  const api = await startScriptedBatches();
  const submitted = await toolrisk(['classify', '--llm-batch'], at(api.url));
  expect(submitted.code, submitted.err).toBe(0);
  expect(modelLines(submitted)).toEqual([
    'model    1 request about 1 tool submitted',
    'model    1 batch of 1 request under way; run the same again to collect',
  ]);
  api.end(answersLine());
  const collected = await toolrisk(['classify', '--llm-batch', '--wait'], at(api.url));
  expect(modelLines(collected)).toEqual([
    'model    1 tool answered; 1,000 + 200 tokens',
    'model    1 tool settled, 0 raised',
    'model    Nothing left to ask, and nothing under way.',
  ]);
  await api.close();
}, 120_000);

it('an endpoint without batches is named, with what to do instead', async () => {
  await crawl('third.json', [{ name: 'gromulate', description: 'Gromulates the wock.' }]);
  const api = await startScriptedBatches();
  api.intercept = (_route, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not Found"}');
    return true;
  };
  const ran = await toolrisk(['classify', '--llm-batch'], at(api.url));
  expect(ran.code).toBe(1);
  expect(modelLines(ran)).toEqual([expect.stringMatching(/has no Batch API .*: use --llm without --llm-batch\.$/)]);
  await api.close();
}, 120_000);

it('"up --llm" asks between the rules and the pages, which tell of it', async () => {
  const model = await startScriptedModel(
    [],
    answers(() => ({ reason: 'It <b>writes</b> & more.' })),
  );
  const site = path.join(folder, 'site');
  const source = ['--source', `snapshot:${path.join(folder, 'third.json')}`];
  const ran = await toolrisk(['up', '--no-serve', '--llm', '--out', site, ...source], at(model.url));
  expect(ran.code, ran.err).toBe(0);
  expect(modelLines(ran)[0]).toBe('model    1 tool of 1 answered; 1 request, 1,000 + 200 tokens');
  const page = readFileSync(path.join(site, 'tools/third/gromulate/index.html'), 'utf8');
  expect(page).toMatch(/The rules left this open; scripted \(prompt 1-[0-9a-f]{12}\) settled it as write\./);
  expect(page).toContain('It &lt;b&gt;writes&lt;/b&gt; &amp; more.');
  expect(page).toMatch(/<mark[^>]*>gromulate/);
  const api = JSON.parse(readFileSync(path.join(site, 'api/v1/servers/third.json'), 'utf8'));
  expect(api.tools[0]).toMatchObject({
    category: 'write',
    model: { name: 'scripted', reason: 'It <b>writes</b> & more.' },
  });
  await model.close();
}, 120_000);
