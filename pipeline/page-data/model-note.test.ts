import { expect, test } from 'vitest';
import { foldAnswer } from '#classifier/llm/fold.ts';
import type { ToolAnswer } from '#classifier/llm/types.ts';
import type { Classification, Finding } from '#classifier/types.ts';
import { toolRecommender } from '#policy/recommend.ts';
import { classification, finding, listedServer, ready } from '../testing/ready.ts';
import { serverApiText } from './api-texts.ts';
import { serverName } from './server-name.ts';
import { type ServerPart, toolPage } from './tool-page.ts';

const TOOL = {
  name: 'sync_ledger',
  description: 'Brings the ledger in line.',
  inputSchema: { type: 'object' },
} as const;

const BY = { model: 'small-1', promptVersion: '1-abc' };

const quote = (text: string) =>
  ({
    source: 'tool',
    pointer: '/description',
    part: 'value',
    start: TOOL.description.indexOf(text),
    end: TOOL.description.indexOf(text) + text.length,
    text,
  }) as const;

const ANSWER: ToolAnswer = {
  category: 'write',
  categoryEvidence: quote('in line'),
  risk: 'medium',
  riskEvidence: null,
  facets: [],
  reason: 'It changes entries to match.',
  isUnsure: false,
  inventedQuotes: 0,
};

const OPEN = classification({ category: 'unknown', baselineRisk: 'unknown', risk: 'unknown', findings: [] });
const says = (category: 'read' | 'write', strength: Finding['strength']): Classification =>
  classification({
    category,
    risk: category === 'read' ? 'low' : 'medium',
    findings: [finding('looks-at-data', [quote('ledger')], { strength, indicates: { category } })],
  });

const part: ServerPart = {
  server: listedServer(),
  name: serverName(listedServer()),
  toolNames: [TOOL.name],
  ruleTitles: new Map([['looks-at-data', 'Looks at data']]),
  prefixes: new Set(),
  recommend: toolRecommender([TOOL.name]),
  formats: new Map(),
  changes: [],
  toolHref: () => null,
};

const folded = (rules: Classification, answer: ToolAnswer | null) => ready(TOOL, foldAnswer(TOOL, rules, answer, BY));
const pageOf = (rules: Classification, answer: ToolAnswer | null) => toolPage(part, folded(rules, answer), []);

test.each<[string, Classification, Partial<ToolAnswer>, string]>([
  ['settles what was open', OPEN, {}, 'The rules left this open; small-1 (prompt 1-abc) settled it as write.'],
  [
    'settles what was weak',
    says('read', 'weak'),
    {},
    'The rules read it as read, but not firmly; small-1 (prompt 1-abc) settled it as write.',
  ],
  ['agrees', says('write', 'strong'), {}, 'small-1 (prompt 1-abc) was asked and reads it as the rules do: write.'],
  [
    'knows no more',
    OPEN,
    { category: 'unknown', risk: 'unknown' },
    'The rules left this open, and small-1 (prompt 1-abc) could not settle it either.',
  ],
  [
    'may not clear what a strong rule found',
    says('write', 'strong'),
    { category: 'read', risk: 'low' },
    'small-1 (prompt 1-abc) calls it read; the rules’ reading stands: write.',
  ],
  [
    'cannot tell where the rules can',
    says('write', 'strong'),
    { category: 'unknown', risk: 'unknown' },
    'small-1 (prompt 1-abc) could not tell what a call does; the rules’ reading stands: write.',
  ],
  [
    'raises and adds',
    says('write', 'strong'),
    { risk: 'high', riskEvidence: quote('ledger'), facets: [{ facet: 'money', evidence: quote('ledger') }] },
    'small-1 (prompt 1-abc) was asked and reads it as the rules do: write. It raised the risk from medium to high. It added “money”.',
  ],
  [
    'settles and raises',
    OPEN,
    { risk: 'high', riskEvidence: quote('ledger') },
    'The rules left this open; small-1 (prompt 1-abc) settled it as write. It raised the risk from medium to high.',
  ],
  [
    'shows a risk and no category',
    OPEN,
    { category: 'unknown', risk: 'high', riskEvidence: quote('ledger') },
    'The rules left this open, and small-1 (prompt 1-abc) could not settle it either. It put the risk at high.',
  ],
])('a model that %s', (_, rules, more, outcome) => {
  expect(pageOf(rules, { ...ANSWER, ...more }).model?.outcome).toBe(outcome);
});

test('the page names the model at the raise, marks its words and quotes its sentence', () => {
  const page = pageOf(says('write', 'strong'), { ...ANSWER, risk: 'high', riskEvidence: quote('Brings') });
  expect(page.riskSteps.at(-1)).toEqual({
    text: expect.stringMatching(/^raised by small-1: .*“Brings”$/),
    risk: 'high',
  });
  const note = page.evidence.find(({ rule }) => rule === 'model-opinion');
  expect(note).toMatchObject({ title: 'A model’s reading', href: '#model' });
  expect(page.model).toMatchObject({ words: 'It changes entries to match.', isUnsure: false, evidence: note?.number });
  const marked = page.definition.segments.filter(({ marks }) => marks?.includes(note?.number ?? 0));
  expect(marked.map(({ text }) => text)).toEqual(['Brings', 'in line']);
  expect(page.judged).toEqual(
    expect.arrayContaining([
      { label: 'Model', value: 'small-1' },
      { label: 'Prompt', value: '1-abc' },
    ]),
  );
});

test('where nothing usable came it says so, and where no model was asked nothing', () => {
  expect(pageOf(OPEN, null).model).toEqual({
    outcome: 'small-1 (prompt 1-abc) was asked and gave no usable answer: what the rules found stands.',
    words: null,
    isUnsure: false,
    evidence: null,
  });
  expect(toolPage(part, ready(TOOL, OPEN), []).model).toBeNull();
});

test('the API tells the same', () => {
  const answer = { ...ANSWER, risk: 'high', riskEvidence: quote('ledger') } as const;
  const body = JSON.parse(serverApiText(part, [folded(OPEN, answer)]));
  expect(body.tools[0].model).toEqual({
    name: 'small-1',
    promptVersion: '1-abc',
    reason: 'It changes entries to match.',
    isUnsure: false,
    opinions: [
      { about: 'category', said: 'write', before: 'unknown', effect: 'settled' },
      { about: 'risk', said: 'high', before: 'medium', effect: 'raised' },
    ],
  });
});

test('a model’s hostile words stay one line of plain text', () => {
  const reason = '</p><script>alert(1)</script>\n\u202egnp\u0000';
  const page = pageOf(OPEN, { ...ANSWER, reason });
  expect(page.model?.words).toBe('</p><script>alert(1)</script> \u202egnp');
  expect(page.model?.outcome).not.toContain('script');
});
