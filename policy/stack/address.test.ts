import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLOT_KINDS } from '../slots/slot-kinds.ts';
import { LIMIT_WINDOWS, POLICY_PROFILES } from '../types.ts';
import { EMPTY_STACK, stackFragment, stackHref } from './address.ts';
import { readStackFragment } from './address-read.ts';
import { type Choice, NO_CHOICES } from './choices.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    '*',
    'a,b',
    'a:b',
    'a&b=c#d',
    '100%',
    '%2C',
    '~7e',
    '~d83d',
    '\ud83d',
    '\udc00\ud83d',
    '"',
    '\n',
    '\u202e',
    '😀',
    'x'.repeat(500),
  ),
);
const anySlug = fc.stringMatching(/^[a-z0-9_][a-z0-9._-]{0,20}$/);
const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>({ decision: 'allow' }, { decision: 'ask' }, { decision: 'deny' }, { decision: 'hide' }),
  fc.record({
    decision: fc.constant('limit' as const),
    max: fc.nat(999_999_999),
    window: fc.constantFrom(...LIMIT_WINDOWS),
  }),
);
const anyFilling = fc.record({
  tool: anyName,
  path: anyName,
  kind: fc.constantFrom(...SLOT_KINDS),
  allowed: fc.array(anyName, { minLength: 1, maxLength: 4 }),
});
const anyStack = fc.record({
  servers: fc.uniqueArray(anySlug, { maxLength: 8 }),
  profile: fc.constantFrom(...POLICY_PROFILES),
  choices: fc.record({
    servers: fc.array(fc.tuple(anySlug, anyChoice), { maxLength: 4 }).map((pairs) => new Map(pairs)),
    tools: fc.array(fc.tuple(anyName, anyChoice), { maxLength: 8 }).map((pairs) => new Map(pairs)),
    withoutArgumentRules: fc.array(anyName, { maxLength: 4 }).map((names) => new Set(names)),
    fillings: fc.uniqueArray(anyFilling, {
      selector: ({ tool, path, kind }) => JSON.stringify([tool, path, kind]),
      maxLength: 4,
    }),
  }),
});

test('writes an address that a person can read', () => {
  expect(stackHref({})).toBe('/stack/');
  expect(stackHref({ servers: ['twenty-crm'] })).toBe('/stack/#s=twenty-crm');
  const tools = new Map<string, Choice>([
    ['deleteOneTask', { decision: 'ask' }],
    ['createOneTask', { decision: 'limit', max: 5, window: 'hour' }],
    ['a,b', { decision: 'ask' }],
  ]);
  const href = stackHref({
    servers: ['twenty-crm', 'notes'],
    profile: 'strict',
    choices: {
      servers: new Map([['notes', { decision: 'deny' }]]),
      tools,
      withoutArgumentRules: new Set(['fetch']),
      fillings: [{ tool: 'fetch', path: 'args.url', kind: 'url', allowed: ['https://example.com/'] }],
    },
  });
  expect(href).toBe(
    '/stack/#s=twenty-crm,notes&p=strict&a=deny:notes&t=5.hour:createOneTask&t=ask:a%2Cb,deleteOneTask&x=fetch&f=fetch:args.url:url:https%3A%2F%2Fexample.com%2F&v=1',
  );
});

test('reads back every stack that it writes, whatever tools are called', () => {
  fc.assert(
    fc.property(anyStack, (stack) => {
      const { stack: read, problems } = readStackFragment(stackFragment(stack));
      expect(problems).toEqual([]);
      expect(read).toEqual(stack);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('one stack has one address, in whatever order it was chosen', () => {
  const ask: Choice = { decision: 'ask' };
  const one = {
    ...NO_CHOICES,
    tools: new Map([
      ['b', ask],
      ['a', ask],
    ]),
  };
  const other = {
    ...NO_CHOICES,
    tools: new Map([
      ['a', ask],
      ['b', ask],
    ]),
  };
  const fragment = (choices: typeof one) => stackFragment({ ...EMPTY_STACK, choices });
  expect(fragment(one)).toBe(fragment(other));
});

test('an address holds nothing that a message would cut it at', () => {
  fc.assert(
    fc.property(anyStack, (stack) => {
      const fragment = stackFragment(stack);
      expect(fragment).toMatch(/^[A-Za-z0-9._~%,:=&-]*$/);
      if (fragment.includes('v=1')) expect(fragment.endsWith('&v=1')).toBe(true);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test.each<[string, string]>([
  [
    'v=2&s=notes',
    'The address is of version 2, and this page reads version 1 alone: where loading it again does not help, the site is older than the address. Nothing of it is used.',
  ],
  ['q=notes', 'The address holds “q”, which means nothing here.'],
  ['__proto__=x', 'The address holds “__proto__”, which means nothing here.'],
  ['s=../../etc', '“s=../../etc” of the address means nothing here.'],
  ['s=..', '“s=..” of the address means nothing here.'],
  ['s=%E0%A4%A', '“s=%E0%A4%A” of the address cannot be read.'],
  ['p=lenient', '“p=lenient” of the address means nothing here.'],
  ['t=permit:x', '“t=permit:x” of the address means nothing here.'],
  ['t=allow', '“t=allow” of the address means nothing here.'],
  ['t=-1.minute:x', '“t=-1.minute:x” of the address means nothing here.'],
  ['t=5.week:x', '“t=5.week:x” of the address means nothing here.'],
  ['f=fetch:args.url:wish:x', '“f=fetch:args.url:wish:x” of the address means nothing here.'],
  ['t=deny:x&t=allow:x', 'The address decides twice about x; the first decision is kept.'],
  ['t=\u202e', '“t=\\u202e” of the address means nothing here.'],
  ['s=notes&'.repeat(60_000), 'The address is too long: 480000 characters. Nothing of it is used.'],
])('says of %.40s what it cannot use', (fragment, problem) => {
  expect(readStackFragment(fragment).problems).toEqual([problem]);
});

test('keeps what is right of an address that is wrong in part', () => {
  const { stack } = readStackFragment('#s=notes,../x,tasks&t=deny:x&t=allow:x&p=root');
  expect(stack.servers).toEqual(['notes', 'tasks']);
  expect(stack.profile).toBe('recommended');
  expect(stack.choices.tools).toEqual(new Map([['x', { decision: 'deny' }]]));
});

test('never throws, and never goes on for ever about what is wrong', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.stringMatching(/^(?:[satpfxv]=[a-z%:,.~]{0,9}&){0,60}$/),
      ),
      (fragment) => {
        expect(readStackFragment(fragment).problems.length).toBeLessThanOrEqual(21);
      },
    ),
    { seed: 7, numRuns: 500 },
  );
});

test('takes no more servers than a page can load', () => {
  const many = Array.from({ length: 70 }, (_, at) => `server-${at}`);
  const { stack, problems } = readStackFragment(`s=${many.join(',')}`);
  expect(stack.servers).toEqual(many.slice(0, 60));
  expect(problems).toHaveLength(10);
  expect(problems[0]).toBe('The address names more than 60 servers: server-60 is left out.');
});
