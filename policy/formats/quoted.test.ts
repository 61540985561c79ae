import { run } from '@bufbuild/cel';
import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { cedarString, celString, escapeInvisibleToml } from './quoted.ts';

const anyText = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  .map((text) => text.toWellFormed());
const SEED = { seed: 20_263, numRuns: 300 };

test.each([
  ['get_note', '"get_note"', '"get_note"'],
  ['"', '"\\""', '"\\""'],
  ['C:\\new', '"C:\\\\new"', '"C:\\\\new"'],
  ['a\nb\0', '"a\\u{a}b\\u{0}"', '"a\\u000ab\\u0000"'],
  ['\u202egnp', '"\\u{202e}gnp"', '"\\u202egnp"'],
  ['\u{e0041}', '"\\u{e0041}"', '"\\U000e0041"'],
  ['заметка 📝', '"заметка 📝"', '"заметка 📝"'],
])('%j is %s in Cedar and %s in CEL', (text, cedar, cel) => {
  expect(cedarString(text)).toBe(cedar);
  expect(celString(text)).toBe(cel);
});

test('CEL reads every string as it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(run(celString(text))).toBe(text);
    }),
    SEED,
  );
});

test('Cedar reads every string as it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const answer = isAuthorized({
        principal: { type: 'Client', id: 'somebody' },
        action: { type: 'Action', id: 'call_tool' },
        resource: { type: 'Tool', id: text },
        context: {},
        policies: { staticPolicies: `permit(principal, action, resource == Tool::${cedarString(text)});` },
        entities: [],
      });
      expect(answer).toMatchObject({ type: 'success', response: { decision: 'allow' } });
    }),
    SEED,
  );
});

test('TOML with escapes means the same and hides nothing', () => {
  const toml = 'a = "\u202egnp\u{e0041}"\n';
  expect(escapeInvisibleToml(toml)).toBe('a = "\\u202egnp\\U000e0041"\n');
  expect(parse(escapeInvisibleToml(toml))).toEqual(parse(toml));
});
