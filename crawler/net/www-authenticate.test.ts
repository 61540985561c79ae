import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChallenges } from './www-authenticate.ts';

function read(header: string) {
  return readChallenges(header).map(({ scheme, params }) => [scheme, Object.fromEntries(params)]);
}

test.each([
  ['Basic', [['basic', {}]]],
  ['Basic realm="a, b = c"', [['basic', { realm: 'a, b = c' }]]],
  [
    'Bearer resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource", scope="a b"',
    [['bearer', { resource_metadata: 'https://mcp.example.com/.well-known/oauth-protected-resource', scope: 'a b' }]],
  ],
  ['BEARER Realm = "x" , error=invalid_token', [['bearer', { realm: 'x', error: 'invalid_token' }]]],
  ['Bearer resource_metadata=https://a.example/b?c=d', [['bearer', { resource_metadata: 'https://a.example/b?c=d' }]]],
  [
    'Negotiate YIIBhw==, Basic realm="x", Digest nonce="n", qop="auth,auth-int"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'x' }],
      ['digest', { nonce: 'n', qop: 'auth,auth-int' }],
    ],
  ],
  [
    'Negotiate, NTLM',
    [
      ['negotiate', {}],
      ['ntlm', {}],
    ],
  ],
  ['Bearer error="say \\"please\\""', [['bearer', { error: 'say "please"' }]]],
  ['Bearer realm="one", realm="two"', [['bearer', { realm: 'one' }]]],
  ['Bearer realm="never closed', [['bearer', { realm: 'never closed' }]]],
  ['Bearer __proto__="x"', [['bearer', { ['__proto__']: 'x' }]]],
  [', ,, Basic', [['basic', {}]]],
  ['realm="of nothing"', []],
  ['"quoted" (odd), Basic', [['basic', {}]]],
  ['', []],
])('%s', (header, challenges) => {
  expect(read(header)).toEqual(challenges);
});

test('a hostile header ends soon and holds little', () => {
  expect(readChallenges('Basic '.repeat(200_000)).length).toBe(20);
  expect(readChallenges(`Bearer realm="${'\\"'.repeat(500_000)}`)[0]?.params.get('realm')?.length).toBeLessThan(8_192);
  expect(readChallenges('='.repeat(1_000_000))).toEqual([]);
});

test('any header is read, and a challenge that was written by the standard comes back', () => {
  const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (header) => {
      expect(readChallenges(header).length).toBeLessThanOrEqual(20);
    }),
    { seed: 4, numRuns: 500 },
  );
  fc.assert(
    fc.property(
      token,
      fc.dictionary(token, fc.string({ maxLength: 50 }), { minKeys: 1, maxKeys: 5 }),
      (scheme, params) => {
        const quoted = Object.entries(params).map(([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`);
        expect(read(`${scheme} ${quoted.join(', ')}`)).toEqual([[scheme, { ...params }]]);
      },
    ),
    { seed: 4, numRuns: 500 },
  );
});
