import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = path.join(import.meta.dirname, 'toolrisk.ts');
const GOLD_FILES = ['gold-dev.jsonl', 'gold-servers-dev.jsonl'].map((name) =>
  path.join(import.meta.dirname, '../../shared/data', name),
);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-command-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in a process of its own, on the test's own data folder. */
function toolrisk(args: readonly string[], more: { input?: string; env?: Record<string, string> } = {}): Ran {
  const { DATABASE_URL: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [COMMAND, ...args], {
    input: more.input ?? '',
    env: { ...env, TOOLRISK_DATA: path.join(folder, 'data'), ...more.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function json(file: string) {
  return JSON.parse(readFileSync(path.join(folder, 'site', file), 'utf8'));
}

interface ApiTool {
  readonly name: string;
  readonly category: string;
  readonly baselineRisk: string;
  readonly risk: string;
  readonly facets: readonly string[];
  readonly policy: unknown;
}

describe('the bundled example, from its source to its pages', () => {
  let first: Ran;
  let tools: Map<string, ApiTool>;
  const up = () => toolrisk(['up', '--no-serve', '--only', 'twenty-crm', '--out', path.join(folder, 'site')]);

  beforeAll(() => {
    first = up();
    const list: ApiTool[] = json('api/v1/servers/twenty-crm.json').tools;
    tools = new Map(list.map((tool) => [tool.name, tool]));
  }, 120_000);

  const named = (pattern: RegExp) => [...tools.values()].filter((tool) => pattern.test(tool.name));
  const limited = (name: string, counter: string) => ({
    version: '1',
    default: 'deny',
    tools: { [name]: { limits: [{ counter, window: 'minute', max: 30, scope: 'grant' }] } },
  });

  it('runs to the end and says what it did on stderr alone', () => {
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toMatch(/1 listed with 219 tools/);
    expect(tools.size).toBe(219);
  });

  it('gives writes their category, risk and limit', () => {
    expect(tools.get('createOneTask')).toMatchObject({ category: 'write', risk: 'medium' });
    expect(tools.get('createOneWorkflowRun')).toMatchObject({ category: 'write', risk: 'medium' });
    expect(tools.get('UpdateOneConnectedAccount')).toMatchObject({
      category: 'write',
      baselineRisk: 'medium',
      risk: 'high',
      facets: expect.arrayContaining(['credentials']),
    });
    expect(json('tools/twenty-crm/createonetask/policy.json')).toEqual(limited('createOneTask', 'createonetask_rate'));
    expect(json('tools/twenty-crm/createoneworkflowrun/policy.json')).toEqual(
      limited('createOneWorkflowRun', 'createoneworkflowrun_rate'),
    );
    expect(json('tools/twenty-crm/updateoneconnectedaccount/policy.json')).toEqual(
      limited('UpdateOneConnectedAccount', 'updateoneconnectedaccount_rate'),
    );
  });

  it('hides every deletion', () => {
    const deletions = named(/^deleteOne/);
    expect(deletions).toHaveLength(31);
    for (const tool of deletions) {
      expect(tool).toMatchObject({ category: 'destructive', risk: 'high' });
      expect(tool.policy).toEqual({ version: '1', default: 'deny', hide: [tool.name] });
    }
  });

  it('calls what only looks a read', () => {
    const reads = [...named(/^find/), ...named(/^(GetOpenApiSchema|getUsageInstructions)$/)];
    expect(reads).toHaveLength(95);
    expect(reads.filter((tool) => tool.category !== 'read')).toEqual([]);
    expect(tools.get('getUsageInstructions')?.facets).toContain('steers-the-model');
  });

  it('does nothing again where nothing changed', () => {
    const built = statSync(path.join(folder, 'site/index.html')).mtimeMs;
    const second = up();
    expect(second.code).toBe(0);
    expect(second.err).toMatch(/Nothing changed: no server was started/);
    expect(second.err).toMatch(/Nothing new to classify/);
    expect(second.err).toMatch(/Nothing changed: the site/);
    expect(statSync(path.join(folder, 'site/index.html')).mtimeMs).toBe(built);
  });

  it('prints the policy that the page offers', () => {
    const page = readFileSync(path.join(folder, 'site/tools/twenty-crm/createonetask/policy.json'), 'utf8');
    expect(toolrisk(['policy', 'twenty-crm/createOneTask'])).toMatchObject({ code: 0, out: page });
    const server = readFileSync(path.join(folder, 'site/servers/twenty-crm/policy.json'), 'utf8');
    expect(toolrisk(['policy', 'twenty-crm'])).toMatchObject({ code: 0, out: server });
  });

  it('prints one JSON line per requested server, reached or not', () => {
    const missing = path.join(folder, 'missing.json');
    const ran = toolrisk(['crawl', '--source', `snapshot:${missing}`, '--json']);
    expect(ran.code).toBe(0);
    const [line, ...rest] = ran.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(rest).toEqual([]);
    expect(line).toMatchObject({
      server: 'missing',
      name: 'missing',
      status: 'failed',
      reason: 'not-found',
      tools: 0,
      dropped: 0,
    });
    expect(toolrisk(['crawl', '--source', `snapshot:${missing}`, '--strict']).code).toBe(1);
  });
});

describe('wrong usage is one clear line and exit code 2', () => {
  it.each([
    [['crawl', '--bogus'], /unknown option '--bogus'/],
    [['frob'], /unknown command 'frob'/],
    [['crawl', '--source', 'gopher:x'], /gopher:x/],
    [['crawl', '--only', 'nobody'], /nobody: no such server/],
    [['crawl', '--concurrency', 'many'], /whole number/],
    [['policy', 'x', '--format', 'yaml'], /Allowed choices are policy-json/],
    [['serve', '--port', '99999'], /0 to 65535/],
    [['policy'], /missing required argument/],
  ])('%j', (args, message) => {
    const ran = toolrisk(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/^\s+at /m);
  });
});

describe('what cannot be done is one clear line and exit code 1', () => {
  it('a server that is not in the catalogue', () => {
    const ran = toolrisk(['policy', 'nowhere']);
    expect(ran.code).toBe(1);
    expect(ran.err.trim().split('\n')).toEqual([expect.stringMatching(/no server "nowhere"/)]);
  });

  it('a database that cannot be reached, without its password', async () => {
    const port = await closedPort();
    const ran = toolrisk(['classify'], { env: { DATABASE_URL: `postgres://me:hush@127.0.0.1:${port}/catalogue` } });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`127.0.0.1:${port}`);
    expect(ran.err).not.toContain('hush');
  });

  it('a port that is taken and was asked for', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const site = mkdtempSync(path.join(folder, 'empty-site-'));
    writeFileSync(path.join(site, 'index.html'), 'x');
    const ran = toolrisk(['serve', '--out', site, '--port', String(port)]);
    await new Promise((resolve) => taken.close(resolve));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(String(port));
  });

  it('a site that is not built', () => {
    const ran = toolrisk(['serve', '--out', path.join(folder, 'not-built')]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('not-built');
  });
});

describe('judge', () => {
  it('answers every line in its place and exits with 1 where one could not be read', () => {
    const input = '{"name":"delete_branch","description":"Delete a branch"}\nnonsense\n{"tool":"list_branches"}\n';
    const ran = toolrisk(['judge', '-'], { input });
    const lines = ran.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(ran.code).toBe(1);
    expect(lines[0]).toMatchObject({ server: null, name: 'delete_branch', category: 'destructive', risk: 'high' });
    expect(lines[1]).toEqual({ error: expect.stringContaining('line 2') });
    expect(lines[2]).toMatchObject({ name: 'list_branches', category: 'read', risk: 'low' });
  });

  it('opens no database', () => {
    const data = path.join(folder, 'untouched');
    expect(toolrisk(['judge'], { input: '{"tools":[]}', env: { TOOLRISK_DATA: data } })).toMatchObject({
      code: 0,
      out: '',
    });
    expect(existsSync(data)).toBe(false);
  });

  it.skipIf(!GOLD_FILES.every((file) => existsSync(file)))(
    'agrees with both annotators on 85 % of the sure rows',
    () => {
      for (const file of GOLD_FILES) {
        const rows = readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
        const judged = toolrisk(['judge', file])
          .out.trim()
          .split('\n')
          .map((line) => JSON.parse(line));
        expect(judged).toHaveLength(rows.length);
        const sure = rows.map((row, index) => [row, judged[index]]).filter(([row]) => row.sure);
        const right = sure.filter(([row, one]) => row.category === one.category);
        expect(right.length / sure.length, file).toBeGreaterThanOrEqual(0.85);
      }
    },
  );
});

/** A port that was free a moment ago, so that nothing answers there. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
