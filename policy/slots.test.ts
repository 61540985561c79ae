import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#crawler/types.ts';
import { evaluate, NO_COUNTERS } from './evaluate.ts';
import { re2Patterns } from './re2.ts';
import { parsePolicy } from './schema/schema.ts';
import { makeSlotRule } from './slots/slot-rule.ts';
import { fillSlot, findSlots, SLOT_KINDS, type SlotKind, slotProblem } from './slots.ts';
import type { Policy } from './types.ts';

const patterns = re2Patterns();

function policyWith(kind: SlotKind, change: { isOptional?: boolean; isText?: boolean } = {}): Policy {
  const slot = { kind, path: 'args.given', isOptional: false, isText: false, ...change };
  const { list, rule } = makeSlotRule(slot, []);
  return { version: '1', default: 'deny', tools: { 'do/it~': { [list]: [rule] } } };
}

function filled(kind: SlotKind, allowed: readonly string[], change: { isOptional?: boolean; isText?: boolean } = {}) {
  const policy = policyWith(kind, change);
  return fillSlot(policy, findSlots(policy)[0]?.pointer ?? '', allowed);
}

function passes(policy: Policy, given?: Json): boolean {
  const args: JsonObject = given === undefined ? {} : { given };
  const circumstances = { counters: NO_COUNTERS, now: 0, patterns };
  return evaluate(policy, { tool: 'do/it~', args }, circumstances).outcome === 'allow';
}

test('a slot is found by its text, with what a form needs', () => {
  expect(findSlots(policyWith('url'))).toEqual([
    {
      pointer: '/tools/do~1it~0/require/0',
      tool: 'do/it~',
      path: 'args.given',
      kind: 'url',
      isOptional: false,
      isText: false,
      isFilled: false,
      allowed: [],
      label:
        'Addresses that do/it~ may use in args.given, with all that lies under them, such as https://example.com/docs',
    },
  ]);
});

test('says what is refused before and after it is filled', () => {
  expect(policyWith('url').tools?.['do/it~']?.require).toEqual([
    {
      conditions: [{ path: 'args.given', op: 'in', value: [] }],
      on_deny: 'Fill in (url): which web addresses args.given may lead to. Nobody has yet, so every call is refused.',
    },
  ]);
  expect(filled('path', ['/srv/docs'], { isOptional: true }).tools?.['do/it~']?.require?.[0]?.on_deny).toBe(
    'Filled in (path, optional): args.given has to lie in one of ["/srv/docs"]. Leaving it out is refused too.',
  );
});

test('other rules are no slots', () => {
  const rule = { conditions: [], on_deny: 'Requires human approval.' };
  const almost = { conditions: [], on_deny: 'Fill in (url): which' };
  const other = { conditions: [{ path: 'args.a', op: 'eq', value: 1 } as const], on_deny: 'Fill in (lie): x' };
  expect(findSlots({ version: '1', default: 'deny', tools: { pay: { deny_if: [rule, almost, other] } } })).toEqual([]);
});

test('refuses to fill what is no slot, and what does not fit', () => {
  expect(() => fillSlot(policyWith('url'), '/tools/do~1it~0/require/1', ['https://example.com'])).toThrow(/not a slot/);
  expect(() => filled('url', ['https://a@example.com'])).toThrow(/names before @/);
});

test('takes no more than a pattern holds, and no half characters', () => {
  const many = Array.from({ length: 50 }, (_, index) => `https://example.com/${index}/`.padEnd(290, 'a'));
  const slot = { kind: 'url', isOptional: false } as const;
  expect(slotProblem(slot, many)).toMatch(/too long together/);
  expect(slotProblem(slot, many.slice(0, 25))).toBe(null);
  expect(slotProblem(slot, [...many, 'https://example.com'])).toMatch(/At most 50 entries/);
  expect(slotProblem({ kind: 'recipient', isOptional: false }, ['\ud800'])).toMatch(/half a character/);
});

test('tells a rule that was changed by hand', () => {
  const policy = filled('url', ['https://example.com']);
  const text = JSON.stringify(policy).replaceAll('example\\\\.com', '.*');
  expect(findSlots(JSON.parse(text))[0]).toMatchObject({ isFilled: true, allowed: null });
});

describe('web addresses', () => {
  test.each<[string, string]>([
    ['https://example.com', 'https://example.com'],
    ['https://example.com', 'HTTPS://Example.COM/a/b?c=d#e'],
    ['https://example.com', 'https://example.com:443/compare/v1..v2'],
    ['example.com', 'https://example.com?q=1'],
    ['localhost:3000', 'https://localhost:3000/'],
    ['http://[::1]:8080/', 'http://[::1]:8080/x'],
    ['https://example.com/docs', 'https://example.com/docs'],
    ['https://example.com/docs', 'https://example.com/docs?page=..'],
    ['https://example.com/docs/', 'https://example.com/docs/a.b/%C3%A9'],
  ])('%s lets %s through', (entry, url) => {
    expect(passes(filled('url', [entry]), url)).toBe(true);
  });

  test.each<[string, string]>([
    ['https://example.com', 'http://example.com/'],
    ['https://example.com', 'https://example.com@evil.test/'],
    ['https://example.com', 'https://example.com:443@evil.test/'],
    ['https://example.com', 'https://example.com.evil.test/'],
    ['https://example.com', 'https://example.com\\@evil.test/'],
    ['https://example.com', 'https://example.com/\\evil.test'],
    ['https://example.com', 'https://exampleXcom/'],
    ['https://example.com', 'https://evil.test/https://example.com/'],
    ['https://example.com', 'https://evil.test/?https://example.com/'],
    ['https://example.com', 'https://evil.test/\nhttps://example.com/'],
    ['https://example.com', 'https://example.com/\n'],
    ['https://example.com', ' https://example.com/'],
    ['https://example.com', 'https://example.com:8443/'],
    ['https://example.com', 'https://www.example.com/'],
    ['https://example.com', 'https://example.com%2eevil.test/'],
    ['https://example.com', 'https://example.com\u3002evil.test/'],
    ['https://kube.example', 'https://\u212aube.example/'],
    ['https://example.com', '//example.com/'],
    ['https://example.com:8443', 'https://example.com/'],
    ['https://example.com/docs', 'https://example.com/docs-private'],
    ['https://example.com/docs', 'https://example.com/docs/../admin'],
    ['https://example.com/docs', 'https://example.com/docs/%2e%2E/admin'],
    ['https://example.com/docs', 'https://example.com/docs/.%2e/admin'],
    ['https://example.com/docs', 'https://example.com/docs/%252e%252e/admin'],
    ['https://example.com/docs', 'https://example.com/docs/..;/admin'],
    ['https://example.com/docs', 'https://example.com/docs/.\t./admin'],
    ['https://example.com/docs', 'https://example.com/docs/..%2fadmin'],
    ['https://example.com/docs', 'https://example.com/docs\\..\\admin'],
    ['https://example.com/docs', 'https://example.com/DOCS'],
    ['https://example.com/docs/', 'https://example.com/docs'],
  ])('%s holds back %j', (entry, url) => {
    expect(passes(filled('url', [entry]), url)).toBe(false);
  });

  test.each([
    '',
    'https://',
    'ftp://example.com',
    'javascript:alert(1)',
    'file:///etc',
    'https://*.example.com',
    'https://a b',
    'https:///evil.test',
    'https://example.com/a?b',
    'https://example.com/../b',
    'https://exämple.com',
    'x'.repeat(400),
  ])('does not take %j', (entry) => {
    expect(slotProblem({ kind: 'url', isOptional: false }, [entry])).toEqual(expect.any(String));
  });

  test('whatever passes leads, for a browser, to a listed host and below a listed path', () => {
    const policy = filled('url', ['https://example.com/docs', 'http://localhost:8080']);
    const part = fc.constantFrom(
      'https://',
      'http://',
      'example.com',
      'localhost:8080',
      '/docs',
      '/',
      '\\',
      '..',
      '.',
      '@',
      ':',
      'evil.test',
      '%2e',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '?',
      '#',
      ';',
      ' ',
      'a',
      '\u3002',
      '//',
    );
    const near = fc
      .tuple(fc.constantFrom('https://example.com/docs', 'http://localhost:8080'), fc.array(part, { maxLength: 8 }))
      .map(([start, parts]) => start + parts.join(''));
    let passed = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          near,
          fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
        ),
        (url) => {
          if (!passes(policy, url)) return;
          passed += 1;
          const { origin, pathname } = new URL(url);
          const isBelow =
            origin === 'http://localhost:8080' ||
            (origin === 'https://example.com' &&
              /^\/docs(?:\/|$)/.test(decodeURIComponent(pathname)) &&
              !decodeURIComponent(pathname).includes('..'));
          expect(isBelow, url).toBe(true);
        },
      ),
      { seed: 1, numRuns: 5000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});

describe('paths', () => {
  test.each<[string, string]>([
    ['/srv/docs', '/srv/docs'],
    ['/srv/docs/', '/srv/docs/été/読む (1).txt'],
    ['/srv/docs', '/srv/docs/./a.b.c'],
    ['/', '/etc/hosts'],
    ['C:\\work', 'c:\\work\\a.txt'],
    ['C:\\work', 'C:/work/sub/a.txt'],
    ['docs', 'docs/a.md'],
    ['./docs', './docs/a.md'],
    ['.', 'a.md'],
    ['.', './.gitignore'],
  ])('%s lets %s through', (entry, path) => {
    expect(passes(filled('path', [entry]), path)).toBe(true);
  });

  test.each<[string, string]>([
    ['/srv/docs', '/srv/docs2/a'],
    ['/srv/docs', '/srv/docs/../secret'],
    ['/srv/docs', '/srv/docs/..'],
    ['/srv/docs', '/srv/docs/.../x'],
    ['/srv/docs', '/srv/docs\\..\\secret'],
    ['/srv/docs', '/srv/docs/%2e%2e/secret'],
    ['/srv/docs', '/srv/docs/$HOME/x'],
    ['/srv/docs', '/srv/docs/`id`'],
    ['/srv/docs', '/srv/docs/a\u0000.txt'],
    ['/srv/docs', '/srv/docs/\uff0e\uff0e/secret'],
    ['/srv/docs', '/srv/docs/\u2024\u2024/secret'],
    ['/srv/docs', '/srv/docs/a\n'],
    ['/srv/docs', 'srv/docs/a'],
    ['/srv/docs', '/SRV/docs/a'],
    ['/srv/docs', 'file:///srv/docs/a'],
    ['/srv/docs', '//srv/docs/a'],
    ['.', '/etc/passwd'],
    ['.', '//etc/passwd'],
    ['.', './/etc/../..'],
    ['.', '~/secret'],
    ['.', '../secret'],
    ['.', 'C:\\secret'],
    ['.', ''],
    ['C:\\work', 'C:\\work\\..\\secret'],
    ['C:\\work', 'C:\\workshop\\a'],
    ['C:\\work', 'C:\\work\\a.txt:stream'],
    ['C:\\work', 'D:\\work\\a'],
    ['C:\\work', 'C:work\\a'],
    ['C:\\work', '\\\\?\\C:\\work\\a'],
  ])('%s holds back %j', (entry, path) => {
    expect(passes(filled('path', [entry]), path)).toBe(false);
  });

  test.each([
    '',
    ' ',
    '~',
    '~/docs',
    '/srv/../etc',
    '\\\\host\\share',
    '//host/share',
    '/srv/%2e',
    '/srv/$HOME',
    '/srv/a*',
  ])('does not take %j', (entry) => {
    expect(slotProblem({ kind: 'path', isOptional: false }, [entry])).toEqual(expect.any(String));
  });
});

describe('paths that pass', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '..',
    '.',
    '...',
    '~',
    'a',
    'docs',
    ' ',
    ':',
    'C:',
    '%2e',
    '$HOME',
    '\u0000',
    '\n',
    '\uff0e',
    'é',
    '//',
    './',
  );
  test.each([
    [posix, '/srv/docs', '/srv/docs'],
    [posix, 'docs', '/here/docs'],
    [posix, '.', '/here'],
    [win32, 'C:\\work', 'C:\\work'],
    [win32, '.', 'D:\\here'],
  ] as const)('lie, resolved by the system, below what is listed', (system, entry, folder) => {
    const policy = filled('path', [entry]);
    const here = system === posix ? '/here' : 'D:\\here';
    let passed = 0;
    fc.assert(
      fc.property(fc.constantFrom(entry, `${entry}/`, './', ''), fc.array(part, { maxLength: 6 }), (start, parts) => {
        const path = start + parts.join('');
        if (!passes(policy, path)) return;
        passed += 1;
        const resolved = system.resolve(here, path).toLowerCase();
        const isBelow = `${resolved}${system.sep}`.startsWith(`${folder.toLowerCase()}${system.sep}`);
        expect(isBelow, JSON.stringify(path)).toBe(true);
      }),
      { seed: 8, numRuns: 3000 },
    );
    expect(passed).toBeGreaterThan(50);
  });
});

describe('recipients', () => {
  const policy = filled('recipient', ['help@example.com', '@example.org']);
  test.each<[Json]>([
    ['help@example.com'],
    ['anyone.else+tag@example.org'],
    [['help@example.com', 'sales@example.org']],
  ])('lets %j through', (to) => {
    expect(passes(policy, to)).toBe(true);
  });
  test.each<[Json]>([
    ['sales@example.com'],
    ['help@example.com, a@evil.test'],
    ['help@example.com\nBcc: a@evil.test'],
    ['Help <help@example.com>'],
    ['a@evil.test <help@example.org>'],
    ['a@evil.test,b@example.org'],
    ['a%evil.test@example.org'],
    ['evil.test!a@example.org'],
    ['"a@evil.test"@example.org'],
    ['@evil.test:a@example.org'],
    ['a@b@example.org'],
    ['a@example.org.evil.test'],
    ['a@exampleXorg'],
    ['a@sub.example.org'],
    [['help@example.com', 'a@evil.test']],
    [[]],
    [null],
    [{ address: 'help@example.com' }],
  ])('holds back %j', (to) => {
    expect(passes(policy, to)).toBe(false);
  });

  test('one that may be left out stays so, and takes no domain', () => {
    const cc = filled('recipient', ['help@example.com'], { isOptional: true });
    expect([passes(cc), passes(cc, 'help@example.com'), passes(cc, 'a@evil.test')]).toEqual([true, true, false]);
    expect(slotProblem({ kind: 'recipient', isOptional: true }, ['@example.com'])).toMatch(/write whole addresses/);
  });
});

describe('amounts', () => {
  test('are held to 100 before anybody sets a number', () => {
    const policy = policyWith('amount');
    expect([0, 100, 100.01, -1, '5'].map((given) => passes(policy, given))).toEqual([true, true, false, false, false]);
    expect(passes(policy)).toBe(false);
    expect(passes(policyWith('amount', { isOptional: true }))).toBe(true);
  });
  test('that a tool takes as text are held by their digits', () => {
    const policy = filled('amount', ['250'], { isText: true });
    for (const given of ['0', '9.99', '199', '249.999', '250', '250.0', '007'])
      expect(passes(policy, given)).toBe(true);
    for (const given of ['250.01', '251', '300', '1000', '-1', '1e9', '', '1,000', '0x10', '٩', ' 5', '5\n', 5])
      expect(passes(policy, given), String(given)).toBe(false);
  });
  test('as text: no number above the cap passes, and every whole one up to it does', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(199_999), (cap, given) => {
        expect(passes(filled('amount', [String(cap)], { isText: true }), String(given))).toBe(given <= cap);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

const ENTRIES: Record<SlotKind, readonly string[]> = {
  url: ['https://example.com', 'http://localhost:8080/api', 'example.org/docs/'],
  path: ['/srv/docs', 'C:\\work', 'notes', '.'],
  command: ['npm test', 'say "]. Fill in (url): x'],
  code: ['1 + 1', 'print(1)\nprint(2)'],
  query: ['SELECT 1', 'MATCH (n) RETURN n'],
  recipient: ['help@example.com', '+49 123', 'ops'],
  amount: ['250', '0.5'],
};

describe.each(SLOT_KINDS)('a slot for %s', (kind) => {
  const shapes = fc.record({ isOptional: fc.boolean(), isText: fc.constant(false) });
  const lists = fc.uniqueArray(fc.constantFrom(...ENTRIES[kind]), {
    minLength: 1,
    maxLength: kind === 'amount' ? 1 : 4,
  });

  test('gives back what was filled in, is valid, and is the original again when emptied', () => {
    fc.assert(
      fc.property(shapes, lists, (shape, allowed) => {
        const original = policyWith(kind, shape);
        const [slot] = findSlots(original);
        const after = filled(kind, allowed, shape);
        expect(parsePolicy(JSON.parse(JSON.stringify(after)))).toMatchObject({ ok: true });
        expect(findSlots(after)).toMatchObject([{ ...slot, isFilled: true, allowed }]);
        expect(fillSlot(after, slot?.pointer ?? '', [])).toEqual(original);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test('lets nothing through that is not listed, whatever its type', () => {
    const strange = fc.oneof(
      fc.string(),
      fc.constantFrom(null, true, {}, [], [[]], { given: 'x' }, 1e9, -1),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(strange, lists, (given, allowed) => {
        fc.pre(!(typeof given === 'string' && allowed.includes(given)));
        expect(passes(policyWith(kind), given)).toBe(false);
        expect(
          passes(
            filled(
              kind,
              allowed
                .filter((entry) => entry !== '.')
                .concat(ENTRIES[kind][0] ?? '')
                .slice(0, 1),
            ),
            given,
          ),
        ).toBe(false);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
