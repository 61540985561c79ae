import { describe, expect, it } from 'vitest';
import { CLAIMS, COMMANDS, DISGUISES, IDENTITY, UNASKED } from '../words/speech/claims.ts';
import { DECEIT } from '../words/speech/deceit.ts';
import type { Phrase } from '../words/speech/kinds.ts';
import { CJK_PHRASES } from '../words/speech/other-languages.ts';
import { OVERRIDES } from '../words/speech/overrides.ts';
import { COMPLETIONS, PRIVATE_TALK } from '../words/speech/private-talk.ts';
import { SILENCE } from '../words/speech/silence.ts';
import { PRAISES, STEERS } from '../words/speech/steering.ts';
import { INSTEAD, SUBSTITUTIONS } from '../words/speech/substitutions.ts';

const TABLES: Readonly<Record<string, readonly Phrase[]>> = {
  CLAIMS,
  COMMANDS,
  COMPLETIONS,
  DECEIT,
  DISGUISES,
  IDENTITY,
  INSTEAD,
  OVERRIDES,
  PRAISES,
  PRIVATE_TALK,
  SILENCE,
  STEERS,
  SUBSTITUTIONS,
  UNASKED,
};

/** A quantifier without end on a group that ends in one: what makes an expression slower than its text is long. */
const NESTED = /[*+]\)[*+]|\.[*+]/;

describe.each(Object.entries(TABLES))('%s', (_, phrases) => {
  it('keeps no place in a text, and starts where its first word stands', () => {
    for (const { pattern } of phrases) {
      expect(pattern.flags).toBe('i');
      expect(pattern.source).toMatch(/^\^/);
    }
  });

  it('repeats nothing that repeats without end', () => {
    for (const { pattern, before } of phrases) {
      expect(pattern.source.replaceAll(/\\s\+\)(?=[*+])/g, ')')).not.toMatch(NESTED);
      expect(before?.source ?? '$').toMatch(/\$$/);
    }
  });

  it('is looked for at words in lower case', () => {
    for (const { starts } of phrases) expect(starts).toMatch(/^\S(?:.*\S)?$/);
    for (const { starts } of phrases) expect(starts).toBe(starts.toLowerCase());
  });
});

describe('CJK_PHRASES', () => {
  it('leaves only short gaps', () => {
    for (const { pattern } of CJK_PHRASES) {
      expect(pattern.flags).toBe('');
      expect(pattern.source).not.toMatch(/[*+]/);
      for (const [, most] of pattern.source.matchAll(/\{0,(\d+)\}/g)) expect(Number(most)).toBeLessThan(16);
    }
  });
});
