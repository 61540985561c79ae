import { describe, expect, test } from 'vitest';
import { loadFormats, POLICY_FORMAT_IDS } from '#policy/formats/index.ts';
import { recommendForServer } from '#policy/recommend.ts';
import type { JudgedTool, Policy } from '#policy/types.ts';
import { controlFiles, policyControl, shownControl } from './policy-control.ts';

const FORMATS = await loadFormats();
const ADD_NOTE: JudgedTool = { name: 'add_note', category: 'write', risk: 'medium', facets: [], parameters: [] };
const LIST_NOTES: JudgedTool = { name: 'list_notes', category: 'read', risk: 'low', facets: [], parameters: [] };
const NOTES = [LIST_NOTES, ADD_NOTE];

function control(key: string, others: string | null, tools: readonly JudgedTool[] = NOTES) {
  return policyControl(
    {
      policyOf: (profile): Policy => recommendForServer(tools, profile),
      says: () => [],
      serverKey: key,
      tools: tools.map(({ name }) => name),
      profileHref: (profile) => `/servers/notes/policy.${profile}.json`,
      othersIn: () => others,
      formatHref: (id) => `/servers/notes/policy/${id}`,
    },
    FORMATS,
  );
}

function format(id: string, others: string | null = null, key = 'notes') {
  const found = control(key, others).formats.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

test('has every profile of policy.json, every other format, and a file of each', () => {
  const whole = control('notes', null);
  expect(whole.profiles.map(({ profile }) => profile)).toEqual(['recommended', 'strict', 'read-only']);
  expect(['policy-json', ...whole.formats.map(({ id }) => id)]).toEqual(POLICY_FORMAT_IDS);
  expect(controlFiles(whole).map(({ href }) => href)).toEqual([
    '/servers/notes/policy.recommended.json',
    '/servers/notes/policy.strict.json',
    '/servers/notes/policy.read-only.json',
    ...POLICY_FORMAT_IDS.slice(1).map((id) => `/servers/notes/policy/${id}`),
  ]);
});

describe('what a format cannot say', () => {
  test('is told with the number of tools it is lost for', () => {
    expect(format('codex').losses).toEqual([
      {
        sentence: 'Codex cannot limit how often a tool is called: a person is asked before each call instead.',
        toolCount: 1,
      },
    ]);
  });

  test('of tools that no rule names is told once: as a loss, or by its own sentence', () => {
    const toldAsLoss = ({ losses }: ReturnType<typeof format>) =>
      losses.filter(({ sentence }) => sentence.includes('cannot refuse what no rule names')).length;
    expect(toldAsLoss(format('claude-code'))).toBe(1);
    expect(toldAsLoss(format('claude-code', 'It names this tool alone.'))).toBe(0);
  });

  test('for the name of the server is told beside the name', () => {
    const { keyProblem, losses } = format('gemini-policy', null, 'my_notes');
    expect(keyProblem).toContain('_');
    expect(losses.map(({ sentence }) => sentence)).not.toContain(keyProblem);
    expect(format('gemini-policy').keyProblem).toBeNull();
  });
});

test('a page shows the beginning of what would fill it, while the files stay whole', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({ ...ADD_NOTE, name: `add_${index}` }));
  const whole = control('notes', null, many);
  expect(shownControl(whole).profiles[0]?.snippet.cutFrom).toBeGreaterThan(3000);
  expect(Object.keys(JSON.parse(controlFiles(whole)[0]?.text ?? '').tools)).toHaveLength(400);
  expect(shownControl(whole).formats.find(({ id }) => id === 'codex')?.snippet.cutFrom).toBeNull();
});
