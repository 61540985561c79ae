import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision, ToolCall } from '#policy/evaluate.ts';
import { loadFormat, POLICY_FORMAT_IDS } from '#policy/formats/index.ts';
import { lossesOf } from '#policy/formats/losses.ts';
import { READERS } from '#policy/formats/testing/index.ts';
import { readPolicyText } from '#policy/schema/read-policy.ts';
import { POLICY_PROFILES, type Policy } from '#policy/types.ts';
import { decide, fateOf, WANTED } from './policy-fates.ts';
import { listedNames, readShown, type ShownFile, type ShownPage, toolPaths } from './read-snippets.ts';
import type { Stage } from './stage.ts';

const SERVERS = ['twenty-crm', 'hostile-tools', 'guarded-tools', 'changing-tools', 'many-tools'];

export function describePolicies(stage: () => Stage): void {
  let schema: ValidateFunction;

  beforeAll(async () => {
    const served = JSON.parse(await readFile(join(stage().dir, 'schema/policy.json'), 'utf8'));
    schema = new Ajv2020({ allowUnionTypes: true }).compile(served);
  });

  test('the example is treated as its categories ask for, tool by tool', async () => {
    const pages = await readShown(stage(), await toolPaths(stage(), 'twenty-crm'));
    const fates = (profile: string): Record<string, number> => {
      const policyOf = ({ profiles, path }: ShownPage) =>
        validPolicy(profiles.find(({ kind }) => kind === profile)?.text ?? '', path);
      const all = Map.groupBy(pages, (page) => fateOf(policyOf(page), callOf(page)));
      return Object.fromEntries([...all].map(([fate, group]) => [fate, group.length]));
    };
    expect(fates('recommended')).toEqual({ free: 95, '30 a minute': 62, '10 a minute': 31, hidden: 31 });
    expect(fates('read-only')).toEqual({ free: 95, hidden: 124 });
    expect(fates('strict')).toEqual({ free: 95, '30 a minute': 60, '10 a minute': 30, asks: 3, hidden: 31 });
  });

  describe.each(SERVERS)('the policies of %s', (slug) => {
    let names: readonly string[];
    let serverPage: ShownPage;
    let toolPages: readonly ShownPage[];

    beforeAll(async () => {
      names = await listedNames(stage(), slug);
      const [first, ...rest] = await readShown(stage(), [`/servers/${slug}/`, ...(await toolPaths(stage(), slug))]);
      if (!first) throw new Error('no page was read');
      [serverPage, toolPages] = [first, rest];
    });

    test('are shown in every profile and format, on the pages of its tools in the commonest', () => {
      expect(serverPage.profiles.map(({ kind }) => kind)).toEqual(POLICY_PROFILES);
      expect(['policy-json', ...serverPage.formats.map(({ kind }) => kind)]).toEqual(POLICY_FORMAT_IDS);
      expect(toolPages.length).toBeGreaterThanOrEqual(names.length);
      for (const page of toolPages) {
        expect(page.profiles.map(({ kind }) => kind)).toEqual(POLICY_PROFILES);
        expect(page.formats.map(({ kind }) => kind)).toEqual([
          'claude-code',
          'codex',
          'gemini-policy',
          'cursor-cli',
          'intercept',
        ]);
      }
    });

    test('are the bytes that are served', async () => {
      const files = [serverPage, ...toolPages].flatMap(({ profiles, formats }) => [...profiles, ...formats]);
      for (const { href, text, shown } of files.filter((file) => file.href !== null)) {
        const served = await readFile(join(stage().dir, href ?? ''), 'utf8');
        expect(text, href ?? '').toBe(served);
        if (shown !== text) expect(served.startsWith(shown.replace(/\n…$/, '')), href ?? '').toBe(true);
      }
      const cut = files.filter(({ text, shown }) => shown !== text).map(({ kind }) => kind);
      expect(cut).toEqual(slug === 'many-tools' ? ['recommended', 'strict'] : []);
      const hrefs = new Set(files.flatMap(({ href }) => href ?? []));
      expect(hrefs.size).toBe(3 * toolPages.length + POLICY_PROFILES.length + POLICY_FORMAT_IDS.length - 1);
    });

    test('are what the published schema asks for', () => {
      for (const { path, profiles } of [serverPage, ...toolPages]) {
        for (const { kind, text } of profiles) expect(schema(JSON.parse(text)), `${path} ${kind}`).toBe(true);
      }
      expect(schema({ version: '1', default: 'deny', tools: { add_note: { limit: [] } } })).toBe(false);
    });

    test('treat a call as the category of its tool asks for', () => {
      for (const page of toolPages) {
        for (const { kind, text } of page.profiles) {
          const policy = validPolicy(text, page.path);
          const wanted = page.facets.includes('hidden-instructions') ? ['hidden'] : WANTED[kind]?.[page.category ?? ''];
          expect(wanted, `${page.path} ${kind}`).toContain(fateOf(policy, callOf(page)));
          if (policy.hide?.includes('*')) continue;
          expect(fateOf(policy, { tool: `another than ${page.call?.tool}`, args: {} }), page.path).toBe('refused');
        }
      }
    });

    test('say the same on the page of a tool and on its server’s', () => {
      const ofServer = new Map(serverPage.profiles.map(({ kind, text }) => [kind, validPolicy(text, serverPage.path)]));
      for (const page of toolPages.filter(({ call }) => names.includes(call?.tool ?? ''))) {
        for (const { kind, text } of page.profiles) {
          const whole = ofServer.get(kind);
          const both = [validPolicy(text, page.path), whole].map((policy) => policy && decide(policy, callOf(page)));
          expect(both[0], `${page.path} ${kind}`).toMatchObject({ outcome: both[1]?.outcome });
        }
      }
    });

    test('are read back from every other format as the evaluator decides, up to the losses told', async () => {
      for (const page of [serverPage, ...toolPages]) {
        const policy = validPolicy(page.profiles[0]?.text ?? '', page.path);
        const tools = page.call === null ? names : [page.call.tool];
        for (const file of page.formats) await expectSameVerdicts({ page, policy, tools, file });
      }
    });
  });
}

interface Written {
  readonly page: ShownPage;
  readonly policy: Policy;
  readonly tools: readonly string[];
  readonly file: ShownFile;
}

async function expectSameVerdicts({ page, policy, tools, file }: Written): Promise<void> {
  const id = POLICY_FORMAT_IDS.find((known) => known === file.kind);
  if (id === undefined) throw new Error(`there is no format ${file.kind}`);
  const key = file.key ?? 'any';
  const read = READERS[id](file.text);
  const lost = new Set(
    lossesOf(await loadFormat(id), { policy, servers: [{ key, tools }] }).flatMap((loss) => loss.tools),
  );
  for (const tool of tools) {
    const call = page.call === null ? { tool, args: {} } : callOf(page);
    const verdict = read({ server: key, ...call });
    const decided = verdictOf(decide(policy, call));
    const where = `${page.path} ${id} ${tool}`;
    if (!lost.has(tool)) expect(verdict === 'omit' ? 'deny' : verdict, where).toBe(decided);
    // What is lost is made up for by asking or refusing.
    else if (decided !== 'allow') expect(verdict, where).not.toBe('allow');
  }
}

function verdictOf(decision: Decision): 'allow' | 'ask' | 'deny' {
  if (decision.outcome === 'allow') return 'allow';
  return decision.outcome === 'deny' && decision.asksAPerson ? 'ask' : 'deny';
}

/** By the very reader that a gateway uses, patterns and all. */
function validPolicy(text: string, path: string): Policy {
  const read = readPolicyText(text);
  if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.errors)}`);
  return read.policy;
}

function callOf({ path, call }: ShownPage): ToolCall {
  if (call === null) throw new Error(`${path} has no call to try`);
  return { tool: call.tool, args: JSON.parse(call.args) };
}
