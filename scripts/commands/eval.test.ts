import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '#pipeline/llm/testing/replies.ts';
import { startScriptedModel } from '#pipeline/llm/testing/scripted-model.ts';

const COMMAND = path.join(import.meta.dirname, '../toolrisk.ts');

const ROWS = [
  '{"server":"desk","name":"close_ticket","description":"Close a ticket","category":"write","risk":"medium","sure":true}',
  '{"server":"desk","name":"list_tickets","description":"List tickets","category":"write","risk":"low","sure":true}',
].join('\n');

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-eval-command-'));
  writeFileSync(at('desk.jsonl'), ROWS);
});

afterAll(() => rmSync(folder, { recursive: true }));

function toolrisk(args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [COMMAND, 'eval', ...args], { input, encoding: 'utf8' });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

const quick = (...args: string[]) => toolrisk(['--no-speed', at('desk.jsonl'), ...args]);

describe('eval', () => {
  it('prints the report on stdout, and the same numbers as JSON', () => {
    const plain = quick();
    expect(plain).toMatchObject({ code: 0, err: '' });
    expect(plain.out).toMatch(/^ {2}category +50\.0 % +1\/2 +9\.5–90\.5$/m);
    const report = JSON.parse(quick('--json').out);
    expect(report.gold.category.accuracy).toMatchObject({ count: 1, of: 2, share: 0.5 });
    expect(Object.keys(report).sort()).toEqual([
      'facets',
      'gold',
      'groups',
      'half',
      'hints',
      'hostile',
      'metrics',
      'model',
      'rows',
      'rulesetVersion',
      'speed',
      'tools',
      'unreadable',
      'version',
    ]);
    expect(report.tools[0]).toEqual({
      file: 'desk.jsonl',
      place: 'line 1',
      server: 'desk',
      tool: 'close_ticket',
      truth: { category: 'write', risk: 'medium', sure: true },
      label: { category: 'write', risk: 'medium', facets: [] },
      confidence: expect.any(Number),
      needsReview: false,
      wrong: [],
    });
  });

  it('prints what changed since an earlier run', () => {
    const before = JSON.parse(quick('--json').out);
    before.tools[0].label.category = 'read';
    before.tools[0].wrong = ['category'];
    writeFileSync(at('before.json'), JSON.stringify(before));
    const ran = quick('--baseline', at('before.json'));
    expect(ran.code).toBe(0);
    expect(JSON.parse(quick('--json', '--baseline', at('before.json')).out).changes).toMatchObject({
      fixed: [{ aspects: ['category'], after: { tool: 'close_ticket' } }],
      broken: [],
    });
    expect(ran.out).toContain('Fixed: 1\n  desk / close_ticket: category read -> write (truth write)\n');
  });

  it('reads standard input, and exits with 1 for a row that cannot be read only where asked to be strict', () => {
    const input = `${ROWS}\nnonsense\n`;
    const ran = toolrisk(['--no-speed', '-'], input);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('Could not be read: 1\n  - line 3: not JSON');
    expect(ran.err).toContain('1 row could not be read');
    expect(toolrisk(['--no-speed', '--strict', '-'], input).code).toBe(1);
  });

  it('says what a model makes better and worse, beside the rules alone', async () => {
    const model = await startScriptedModel(
      [],
      answers(() => ({ category: 'write', category_quote: 'frob' })),
    );
    writeFileSync(
      at('frob.jsonl'),
      '{"name":"frobnicate","description":"The frob.","category":"write","risk":"medium"}',
    );
    const env = { ...process.env, OPENAI_API_KEY: '', OPENAI_BASE_URL: model.url, TOOLRISK_MODEL: 'small-1' };
    const child = spawn(process.execPath, [COMMAND, 'eval', '--no-speed', '--llm', at('frob.jsonl')], { env });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    await model.close();
    expect(code, err).toBe(0);
    expect(out).toMatch(/^Ruleset \S+ with small-1 \(prompt 1-\w+\): 1 row of 1 server$/m);
    expect(out).toMatch(/^Ruleset \S+ before, \S+ with small-1 \(prompt 1-\w+\) now:$/m);
    expect(out).toMatch(/^ {2}all-category +0\.0000 +1\.0000$/m);
    expect(out).toMatch(/^ {2}frobnicate: category \w+ -> write \(truth write\)/m);
    expect(err).toContain('1 tool of 1 answered');
  });

  it('exits with 1 beyond a limit, and says which', () => {
    expect(quick('--fail-under', 'category=0.5,risk=1', '--fail-over', 'called-read=0.5')).toMatchObject({
      code: 0,
      err: '',
    });
    const ran = quick('--fail-under', 'category=0.51', '--fail-over', 'called-read=0.4');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('category: 0.5, and it must be at least 0.51');
    expect(ran.err).toContain('called-read: 0.5, and it must be at most 0.4');
  });

  it.each([
    [['--fail-under', 'accuracy=1'], /there is no metric "accuracy"/],
    [['--by', 'colour'], /Allowed choices are server, language/],
    [['--split', 'server', '--half', 'a'], /cannot be used with/],
    [['--half', 'c'], /Allowed choices are a, b/],
    [['--llm', 'all', '--split', 'server'], /cannot be used with/],
    [['--max-requests', '3'], /give --llm too/],
  ])('refuses %j with 2', (args, message) => {
    const ran = quick(...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(message);
  });
});
