import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject, Tool } from '#crawler/types.ts';
import { classifyServer } from './classify.ts';
import { hostileDefinitions } from './corpus/hostile-definitions.ts';
import { CATEGORIES, FACETS, RISK_LEVELS } from './taxonomy.ts';
import type { Classification, Evidence } from './types.ts';

const SEED = 20_260_401;

/** Texts of words that rules look for, in an order that nobody wrote, between characters that nobody expects. */
const PIECES = [
  ...[
    'delete',
    'Sends',
    'READ-ONLY',
    'pay',
    'runs',
    'must',
    'never tell the user',
    '<important>',
    'all',
    'api key',
    'ignore previous',
  ],
  ...[
    'https://a.example',
    '/etc/passwd',
    '`',
    '"',
    '\\n',
    '\n\n',
    '. ',
    ': ',
    ', ',
    ' | ',
    '- ',
    '的',
    '删除',
    '삭제합니다',
    'удалить',
  ],
  ...[
    '\u200b\u200b',
    '\u202e',
    '\u{e0041}',
    '\ud800',
    '\u0000',
    '\u001b[',
    '👩\u200d👩',
    'é',
    'ſ',
    'İ',
    '0.5 USD',
    '%69%67',
    'aWdub3Jl',
  ],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, ' ', ' '), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 40 })
  .map((pieces) => pieces.join(' '));

const name = fc.oneof(
  text.map((words) => words.replaceAll(' ', '_')),
  fc.constantFrom('__proto__', 'constructor', 'a/b~c', 'x'.repeat(5_000), 'deleteAllUsers', 'id', 'action'),
);

const { schema } = fc.letrec<{ schema: JsonObject; value: Json }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    fc.record(
      { type: fc.constantFrom('string', 'boolean', 'array', 'object', null), description: text },
      { requiredKeys: [] },
    ),
    fc
      .record(
        {
          type: fc.constantFrom<Json>('object', 'array', ['string', 'null'], 7),
          properties: fc.dictionary(name, tie('value'), { maxKeys: 5 }),
          items: tie('value'),
          enum: fc.array(fc.oneof(text, fc.integer(), fc.constant(null)), { maxLength: 5 }),
          anyOf: fc.array(tie('value'), { maxLength: 3 }),
          const: text,
          default: tie('value'),
        },
        { requiredKeys: [] },
      )
      .map((value) => value as JsonObject),
  ),
  value: fc.oneof(tie('schema'), text, fc.boolean(), fc.constant(null)),
}));

const tool: fc.Arbitrary<Tool> = fc
  .record(
    {
      name,
      title: text,
      description: text,
      inputSchema: schema,
      outputSchema: schema,
      annotations: fc.record({ readOnlyHint: fc.boolean(), title: text }, { requiredKeys: [] }),
    },
    { requiredKeys: ['name', 'inputSchema'] },
  )
  // What comes from a server went through JSON.
  .map((made) => JSON.parse(JSON.stringify(made)));

test('no made-up definition makes a rule fail, and what comes out is whole', () => {
  const property = fc.property(text, fc.array(tool, { minLength: 1, maxLength: 6 }), (server, tools) => {
    const judged = classifyServer({ name: server, description: server }, tools);
    expect(judged.length).toBe(tools.length);
    for (const [index, one] of judged.entries()) checkWhole(one, tools[index], server);
  });
  fc.assert(property, { seed: SEED, numRuns: 300 });
});

test.each(hostileDefinitions(30_000))('$what comes through whole', ({ tool: hostile }) => {
  for (const one of classifyServer({ name: 'fuzz' }, [hostile])) checkWhole(one, hostile, '');
});

function checkWhole(one: Classification, from: Tool | undefined, server: string): void {
  expect(CATEGORIES).toContain(one.category);
  expect(RISK_LEVELS).toContain(one.risk);
  expect(one.facets).toEqual(FACETS.filter((facet) => one.facets.includes(facet)));
  expect(one.confidence >= 0 && one.confidence <= 1).toBe(true);
  expect(one.needsReview).toBe(one.reviewReasons.length > 0);
  expect(one.riskMoves.at(-1)?.to).toBe(one.risk);
  expect(one.rationale.length).toBeGreaterThan(20);
  expect(one.rationale.length).toBeLessThan(1_500);
  for (const finding of one.findings) {
    expect(finding.error).toBeUndefined();
    expect(finding.message).not.toBe('');
    for (const evidence of finding.evidence)
      expect(seenAt(evidence, { tool: from, server: { name: server, description: server } })).toBe(evidence.text);
  }
}

/** The text that stands where an evidence says, found without the classifier's help. */
function seenAt({ source, pointer, part, start, end }: Evidence, from: object): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: unknown = from;
  for (const key of [source, ...keys]) value = Object.entries(value ?? {}).find(([own]) => own === key)?.[1];
  const stored = part === 'key' ? (keys.at(-1) ?? '') : String(value);
  return stored.slice(start, end);
}
