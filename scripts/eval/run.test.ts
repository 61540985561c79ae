import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunRequest, runEval } from './run.ts';

const PLAIN = { halves: [null], by: null, baselineFile: null, measuresSpeed: false } as const;

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-eval-'));
  mkdirSync(at('set'));
  mkdirSync(at('empty'));
  writeFileSync(
    at('set/b.jsonl'),
    '{"server":"cellar","name":"list_casks","category":"read","risk":"low","sure":true}\n',
  );
  writeFileSync(at('set/a.jsonl'), '{"server":"desk","name":"list_tickets","readOnlyHint":true}\nnonsense\n');
  writeFileSync(at('set/notes.txt'), 'not labelled');
  writeFileSync(at('b.jsonl'), '{"server":"mail","name":"delete_thread","category":"destructive","risk":"high"}\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

async function reportsOf(request: Partial<RunRequest>) {
  const ran = await runEval({ ...PLAIN, files: [], ...request });
  if (!ran.ok) throw new Error(ran.error);
  return ran.reports;
}

describe('runEval', () => {
  it('reads folders by name and files as given, and tells files of one name apart', async () => {
    const [report] = await reportsOf({ files: [at('set'), at('b.jsonl')] });
    expect(report?.tools.map((tool) => [tool.file, tool.tool, tool.wrong])).toEqual([
      ['a.jsonl', 'list_tickets', []],
      ['b.jsonl', 'list_casks', []],
      [at('b.jsonl'), 'delete_thread', []],
    ]);
    expect(report?.unreadable).toEqual([{ file: 'a.jsonl', error: expect.stringContaining('line 2: not JSON') }]);
    expect(report?.speed).toBe(null);
  });

  it('reports halves that are the whole together', async () => {
    const reports = await reportsOf({ files: [at('set')], halves: ['a', 'b'] });
    expect(reports.map((report) => [report.half, report.tools.map((tool) => tool.server)])).toEqual([
      ['a', ['desk']],
      ['b', ['cellar']],
    ]);
  });

  it('scores another classifier where one is handed in', async () => {
    const [report] = await reportsOf({ files: [at('b.jsonl')], classify: () => [] });
    expect(report?.rows.read).toBe(0);
  });

  it('compares rules and model with the rules alone', async () => {
    const model = { model: 'small-1', promptVersion: '1-def', tools: 1, answered: 1 };
    const askModel: RunRequest['askModel'] = async (rows) => ({
      classify: () => [],
      model: { ...model, tools: rows.length },
    });
    const ran = await runEval({ ...PLAIN, files: [at('b.jsonl')], askModel });
    expect(ran).toMatchObject({
      ok: true,
      reports: [{ model, rows: { read: 0 } }],
      baseline: { model: null, rows: { read: 1 } },
    });
  });

  it('measures speed and memory where it is asked to', async () => {
    const [report] = await reportsOf({ files: [at('b.jsonl')], measuresSpeed: true });
    expect(report?.speed?.toolsPerSecond).toBeGreaterThan(0);
    expect(report?.speed?.peakMegabytes).toBeGreaterThanOrEqual(report?.speed?.megabytesBefore ?? Infinity);
  });

  it.each([
    ['a file that is not there', { files: ['nowhere.jsonl'] }, /^nowhere\.jsonl: there is no such file$/],
    ['a folder without rows', { files: ['empty'] }, /empty: there is no \.jsonl file in this folder$/],
    ['a baseline that is not there', { files: ['set'], baselineFile: 'before.json' }, /^--baseline .*before\.json: /],
    ['a baseline of another kind', { files: ['set'], baselineFile: 'b.jsonl' }, /b\.jsonl: not what "toolrisk eval/],
  ])('says in one line what is wrong with %s', async (_, request: Partial<RunRequest>, error) => {
    const placed = {
      ...PLAIN,
      files: (request.files ?? []).map((file) => (file === 'nowhere.jsonl' ? file : at(file))),
      baselineFile: request.baselineFile ? at(request.baselineFile) : null,
    };
    expect(await runEval(placed)).toEqual({ ok: false, error: expect.stringMatching(error) });
  });
});
