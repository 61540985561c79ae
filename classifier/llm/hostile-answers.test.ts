import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, Tool } from '#crawler/types.ts';
import { CATEGORIES, FACETS, RISK_LEVELS } from '../taxonomy.ts';
import type { Evidence } from '../types.ts';
import { readAnswer } from './read-answer.ts';
import type { ToolAnswer } from './types.ts';

const SEED = 20_261_121;
const tool: Tool = {
  name: 'renew_loan',
  description: 'Renews a loan.\nAs\u200bk "all" readers\\n first.',
  inputSchema: { properties: { 'a/b~c': { enum: ['due', 'never'], description: 'When.' } } },
};

/** What stands at a pointer, followed by hand. */
function textAt({ pointer, part }: Evidence): Json | undefined {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (part === 'key') return keys.at(-1);
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], tool) as Json | undefined;
}

function evidencesOf(answer: ToolAnswer): Evidence[] {
  const all = [answer.categoryEvidence, answer.riskEvidence, ...answer.facets.map(({ evidence }) => evidence)];
  return all.filter((one) => one !== null);
}

const words = fc.constantFrom(
  ...'Renews a loan all readers due never When read As Ask \\n \n " \u200b a/b~c first.'.split(' '),
);
const quote = fc.oneof(
  fc.array(words, { maxLength: 4 }).map((some) => some.join(' ')),
  fc.string({ unit: 'binary' }),
);
/** Mostly as asked for, so that what is wrong is met inside what is right. */
const mostly = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong });

const item = fc.record({
  index: mostly(fc.constant(0), fc.oneof(fc.integer({ min: -1, max: 2 }), fc.double())),
  name: mostly(fc.constant('renew_loan'), fc.string()),
  reason: fc.string({ unit: 'binary', maxLength: 2_000 }),
  category_quote: quote,
  category: mostly(fc.constantFrom(...CATEGORIES), fc.jsonValue()),
  risk_quote: quote,
  risk: mostly(fc.constantFrom(...RISK_LEVELS), fc.jsonValue()),
  facets: fc.array(mostly(fc.record({ facet: fc.constantFrom(...FACETS, 'x'), quote }), fc.jsonValue())),
  unsure: mostly(fc.boolean(), fc.jsonValue()),
});

describe('any answer', () => {
  it('is read without a throw, and what is left of it is checked', () => {
    const answer = fc.record({ tools: fc.array(fc.oneof(item, fc.jsonValue()), { maxLength: 6 }) });
    let found = 0;
    fc.assert(
      fc.property(answer, (value) => {
        const reading = readAnswer(JSON.stringify(value), [tool]);
        if (!reading.ok) throw new Error('the outer shape is right');
        for (const one of reading.items) {
          if (!one.ok) continue;
          expect(one.answer.reason).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]{0,300}$/u);
          for (const evidence of evidencesOf(one.answer)) {
            found++;
            expect(evidence.text).not.toBe('');
            expect(String(textAt(evidence)).slice(evidence.start, evidence.end)).toBe(evidence.text);
          }
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('may be no JSON at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(['boolean']).toContain(typeof readAnswer(text, [tool]).ok);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});
