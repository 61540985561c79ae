import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolvePointer } from '../json-pointer.ts';
import { re2Patterns } from '../re2.ts';
import { recommendForServer } from '../recommend.ts';
import { parsePolicy } from '../schema/schema.ts';
import { fetchPage, findPeople, parameter, runShell, sendMail, tool } from '../stack/testing/stack.ts';
import { ASK_A_PERSON, type Condition, POLICY_PROFILES, type Policy, type ToolRules } from '../types.ts';
import { lintPolicy } from './lint-policy.ts';
import { LINTS } from './lints/index.ts';

const patterns = re2Patterns();
const lint = (policy: Policy, serverTools: readonly string[] | null = null) =>
  lintPolicy({ policy, serverTools, patterns });
const found = (id: string, policy: Policy, serverTools: readonly string[] | null = null) =>
  lint(policy, serverTools)
    .filter((finding) => finding.id === id)
    .map(({ pointer }) => pointer);

const deny = (parts: Partial<Policy> = {}): Policy => ({ version: '1', default: 'deny', ...parts });
const rules = (name: string, of: ToolRules): Policy => deny({ tools: Object.fromEntries([[name, of]]) });
const requires = (...conditions: Condition[]) => rules('pay', { require: [{ conditions }] });
const denies = (...conditions: Condition[]) => rules('pay', { deny_if: [{ conditions }] });
const on = (op: Condition['op'], value: Condition['value'], at = 'args.a'): Condition => ({ path: at, op, value });
const limit = (counter: string, max = 30, window: 'minute' | 'hour' | 'day' = 'minute') =>
  ({ counter, window, max, scope: 'grant' }) as const;

/** Of each lint: what it finds and where, and what comes near and is right. */
const CASES: Record<string, [why: string, policy: Policy, at: string[], serverTools?: string[]][]> = {
  'default-allow': [
    ['allow', { version: '1', default: 'allow' }, ['/default']],
    ['deny', deny(), []],
    ['with all hidden', { version: '1', default: 'allow', hide: ['*'] }, []],
  ],
  'hides-all': [
    ['with a tool listed', deny({ hide: ['*'], tools: { pay: {} } }), ['/hide/0']],
    ['with another hidden', deny({ hide: ['pay', '*'] }), ['/hide/1']],
    ['alone', deny({ hide: ['*'] }), []],
    ['a tool called so is listed', deny({ tools: { '*': {} } }), []],
  ],
  'hidden-and-listed': [
    ['both', deny({ hide: ['a', 'b/c'], tools: { 'b/c': {} } }), ['/tools/b~1c']],
    ['another', deny({ hide: ['constructor'], tools: { pay: {} } }), []],
  ],
  'never-reached': [
    [
      'beside a limit',
      rules('pay', { deny_if: [{ conditions: [] }], limits: [limit('pay_rate')] }),
      ['/tools/pay/deny_if/0'],
    ],
    ['alone', denies(), []],
    [
      'a question leaves room for limits',
      rules('pay', { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }], limits: [limit('pay_rate')] }),
      [],
    ],
  ],
  'requires-nothing': [
    ['empty', requires(), ['/tools/pay/require/0']],
    ['one condition', requires(on('exists', true)), []],
    ['empty deny_if denies', denies(), []],
  ],
  'nearly-asks': [
    [
      'without the s',
      rules('pay', { deny_if: [{ conditions: [], on_deny: 'Require human approval' }] }),
      ['/tools/pay/deny_if/0/on_deny'],
    ],
    [
      'without the stop',
      rules('pay', { deny_if: [{ conditions: [], on_deny: 'Requires human approval' }] }),
      ['/tools/pay/deny_if/0/on_deny'],
    ],
    [
      'other words',
      rules('pay', { deny_if: [{ conditions: [], on_deny: 'Needs a person’s approval first' }] }),
      ['/tools/pay/deny_if/0/on_deny'],
    ],
    [
      'turned around',
      rules('pay', { deny_if: [{ conditions: [], on_deny: 'Human approval required!' }] }),
      ['/tools/pay/deny_if/0/on_deny'],
    ],
    ['exactly', rules('pay', { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] }), []],
    ['a refusal', rules('pay', { deny_if: [{ conditions: [], on_deny: 'Not approved for agents.' }] }), []],
  ],
  'missing-slips-through': [
    ['neq', denies(on('neq', 'staging')), ['/tools/pay/deny_if/0']],
    ['not_in', denies(on('not_in', ['a', 'b'])), ['/tools/pay/deny_if/0']],
    ['eq names what is refused', denies(on('eq', 'production')), []],
    ['a case of another condition', denies(on('eq', 'all'), on('neq', 'x', 'args.b')), []],
    [
      'what has to be there',
      rules('pay', { require: [{ conditions: [on('exists', true)] }], deny_if: [{ conditions: [on('neq', 'x')] }] }),
      [],
    ],
    [
      'what has to be there, in a rule about more than it',
      rules('pay', {
        require: [{ conditions: [on('eq', 'draft', 'args.b'), on('exists', true)] }],
        deny_if: [{ conditions: [on('neq', 'x')] }],
      }),
      [],
    ],
    [
      'what has to be absent',
      rules('pay', { require: [{ conditions: [on('exists', false)] }], deny_if: [{ conditions: [on('neq', 'x')] }] }),
      ['/tools/pay/deny_if/0'],
    ],
  ],
  'text-slips-through': [
    ['gt', denies(on('gt', 100)), ['/tools/pay/deny_if/0']],
    ['turned around', requires(on('lte', 100)), []],
    [
      'beside a requirement of a number',
      rules('pay', { require: [{ conditions: [on('gte', 0)] }], deny_if: [{ conditions: [on('gt', 100)] }] }),
      [],
    ],
    [
      'beside a refusal of text',
      rules('pay', { deny_if: [{ conditions: [on('gt', 100)] }, { conditions: [on('regex', '')] }] }),
      [],
    ],
    [
      'a requirement of another argument',
      rules('pay', { require: [{ conditions: [on('gte', 0, 'args.b')] }], deny_if: [{ conditions: [on('gt', 100)] }] }),
      ['/tools/pay/deny_if/0'],
    ],
  ],
  'denies-small': [
    ['lte', denies(on('lte', 100)), ['/tools/pay/deny_if/0']],
    ['not above zero', denies(on('lte', 0)), []],
    ['less than one', denies(on('lt', 1)), []],
    ['a cap', denies(on('gt', 100)), []],
    ['a range', denies(on('gt', 5), on('lt', 10)), []],
  ],
  'part-match': [
    ['no anchor', requires(on('regex', 'example\\.com')), ['/tools/pay/require/0/conditions/0']],
    ['an anchor of one alternative alone', requires(on('regex', '^read|list$')), ['/tools/pay/require/0/conditions/0']],
    ['contains a host', requires(on('contains', 'example.com')), ['/tools/pay/require/0/conditions/0']],
    ['contains a word', requires(on('contains', 'draft')), []],
    ['anchored', requires(on('regex', '^(?:read|list)$')), []],
    ['anchored with flags', requires(on('regex', '(?i)^draft$')), []],
    ['each alternative anchored', requires(on('regex', '^read$|^list$')), []],
    ['closed by another condition', requires(on('regex', 'example\\.com'), on('regex', '^[a-z.]+$')), []],
    [
      'closed by another condition, in a rule about more than it',
      requires(on('regex', 'example\\.com'), on('regex', '^[a-z.]+$'), on('eq', 'draft', 'args.b')),
      [],
    ],
    [
      'a refusal that another argument gets around',
      rules('pay', {
        require: [{ conditions: [on('regex', 'example\\.com')] }],
        deny_if: [{ conditions: [on('contains', '?'), on('eq', 'live', 'args.b')] }],
      }),
      ['/tools/pay/require/0/conditions/0'],
    ],
    ['what is refused may stand anywhere', denies(on('regex', 'evil')), []],
  ],
  'open-host': [
    ['no end', requires(on('regex', '^https://example\\.com')), ['/tools/pay/require/0/conditions/0']],
    ['either scheme', requires(on('regex', '^https?://example\\.com')), ['/tools/pay/require/0/conditions/0']],
    ['a slash', requires(on('regex', '^https://example\\.com/')), []],
    ['an end', requires(on('regex', '^https://example\\.com$')), []],
    ['either', requires(on('regex', '^https://example\\.com(?:/|$)')), []],
    ['what is refused', denies(on('regex', '^https://example\\.com')), []],
    ['no pattern', requires(on('eq', '^https://example\\.com')), []],
  ],
  'loose-dot': [
    ['in a host', requires(on('regex', '^https://api.example.com/')), ['/tools/pay/require/0/conditions/0']],
    ['in a whole text', requires(on('regex', '^example.com$')), ['/tools/pay/require/0/conditions/0']],
    ['escaped', requires(on('regex', '^https://api\\.example\\.com/')), []],
    ['in a class', requires(on('regex', '^https://api[.]example[.]com/')), []],
    ['any text', requires(on('regex', '^draft: .*$')), []],
    ['what is refused', denies(on('regex', '^https://api.example.com/')), []],
    ['no pattern', requires(on('eq', '^https://api.example.com/')), []],
  ],
  'way-up': [
    ['a folder', requires(on('regex', '^/srv/docs/')), ['/tools/pay/require/0/conditions/0']],
    ['a folder with anything', requires(on('regex', '^/srv/docs(?:/.*)?$')), ['/tools/pay/require/0/conditions/0']],
    ['a folder of Windows', requires(on('regex', '^C:\\\\work\\\\')), ['/tools/pay/require/0/conditions/0']],
    [
      'closed by a refusal',
      rules('pay', {
        require: [{ conditions: [on('regex', '^/srv/docs/')] }],
        deny_if: [{ conditions: [on('contains', '..')] }],
      }),
      [],
    ],
    ['what is refused', denies(on('regex', '^/srv/docs/')), []],
    ['no pattern', requires(on('eq', '^/srv/docs/')), []],
    ['one file', requires(on('regex', '^/srv/docs/a\\.txt$')), []],
    ['plain letters', requires(on('regex', '^/srv/docs/[a-z]+$')), []],
  ],
  'slot-changed': [
    [
      'wider than it says',
      rules('fetch', {
        require: [
          {
            conditions: [on('exists', true, 'args.url')],
            on_deny: recommendForServer([fetchPage]).tools?.fetch?.require?.[0]?.on_deny ?? '',
          },
        ],
      }),
      ['/tools/fetch/require/0'],
    ],
    ['as it was made', recommendForServer([fetchPage]), []],
  ],
  'strange-name': [
    ['an invisible letter', deny({ tools: { 'pay\u200b': {} } }), ['/tools/pay\u200b']],
    ['a space at its end', deny({ hide: ['pay '] }), ['/hide/0']],
    ['a line break', deny({ hide: ['pay\nall'] }), ['/hide/0']],
    ['letters of another script', deny({ hide: ['zahlen_ü', '支払う'] }), []],
  ],
  'pattern-as-name': [
    ['in hide', deny({ hide: ['delete_*'] }), ['/hide/0']],
    ['a star in tools', deny({ tools: { '*': {} } }), ['/tools/*']],
    ['a star in hide', deny({ hide: ['*'] }), []],
    ['a tool is called so', deny({ tools: { '*': {} } }), [], ['*']],
  ],
  'pattern-in-path': [
    ['a place in brackets', denies(on('eq', 'x', 'args.rows[0].id')), ['/tools/pay/deny_if/0/conditions/0']],
    ['a star in brackets', requires(on('eq', 'x', 'args.rows[*]')), ['/tools/pay/require/0/conditions/0']],
    ['a star', denies(on('eq', 'x'), on('eq', 'x', 'args.rows.*.id')), ['/tools/pay/deny_if/0/conditions/1']],
    ['a place', denies(on('eq', 'x', 'args.rows.0.id')), []],
    ['names of a web API', requires(on('eq', 'x', 'args.fields[]'), on('eq', 'x', 'args.filter[status]')), []],
  ],
  'no-such-tool': [
    ['another case', deny({ tools: { UpdateTask: {} } }), ['/tools/UpdateTask'], ['updateTask']],
    ['gone', deny({ hide: ['pay'] }), ['/hide/0'], ['list_readers']],
    ['there', deny({ tools: { pay: {} }, hide: ['*'] }), [], ['pay']],
    ['nobody says what there is', deny({ tools: { pay: {} } }), []],
  ],
  'not-covered': [
    ['not listed', deny({ tools: { pay: {} } }), ['/default'], ['pay', 'constructor']],
    ['hidden', deny({ hide: ['pay'] }), [], ['pay']],
    ['all hidden', deny({ hide: ['*'] }), [], ['pay', 'refund']],
  ],
  'slot-unfilled': [
    ['empty', recommendForServer([fetchPage]), ['/tools/fetch/require/0']],
    ['a rule of one’s own', requires(on('regex', '^https://example\\.com/')), []],
  ],
  'counts-together': [
    [
      'two tools',
      deny({ tools: { pay: { limits: [limit('money')] }, refund: { limits: [limit('money')] } } }),
      ['/tools/pay/limits/0'],
    ],
    [
      'a tool and all',
      deny({ tools: { pay: { limits: [limit('money')] } }, all_tools: { limits: [limit('money', 90)] } }),
      ['/tools/pay/limits/0'],
    ],
    ['one tool, twice', rules('pay', { limits: [limit('money'), limit('money', 5)] }), []],
    [
      'other windows',
      deny({
        tools: {
          pay: { limits: [limit('money'), limit('money', 100, 'day')] },
          refund: { limits: [limit('money', 9, 'hour')] },
        },
      }),
      [],
    ],
  ],
  'no-calls': [
    ['none', rules('pay', { limits: [limit('pay_rate'), limit('pay_day', 0, 'day')] }), ['/tools/pay/limits/1']],
    ['of all', deny({ all_tools: { limits: [limit('all', 0)] } }), ['/all_tools/limits/0']],
    ['one', rules('pay', { limits: [limit('pay_rate', 1)] }), []],
  ],
  bursts: [
    ['a hundred a day', rules('pay', { limits: [limit('pay_day', 100, 'day')] }), ['/tools/pay/limits/0']],
    ['many a day', rules('pay', { limits: [limit('pay_day', 500, 'day')] }), ['/tools/pay/limits/0']],
    ['with few a minute', rules('pay', { limits: [limit('pay_day', 500, 'day'), limit('pay_rate', 10)] }), []],
    [
      'with few a minute for all tools',
      { ...rules('pay', { limits: [limit('pay_day', 500, 'day')] }), all_tools: { limits: [limit('all', 20)] } },
      [],
    ],
    ['few', rules('pay', { limits: [limit('pay_rate', 30)] }), []],
  ],
  'hidden-twice': [
    ['twice', deny({ hide: ['a', 'b', 'a'] }), ['/hide/2']],
    ['once', deny({ hide: ['a', 'A'] }), []],
  ],
};

describe('the list of lints', () => {
  it('has every file of its folder, under the name of the file', () => {
    const files = readdirSync(path.join(import.meta.dirname, 'lints')).filter((file) => file !== 'index.ts');
    expect(files.map((file) => file.replace('.ts', '')).toSorted()).toEqual(LINTS.map(({ id }) => id).toSorted());
    expect(Object.keys(CASES).toSorted()).toEqual(LINTS.map(({ id }) => id).toSorted());
  });

  it.each(LINTS.map((one) => [one.id, one] as const))(
    '%s says what it is, why it matters and what to do',
    (id, one) => {
      expect(one.title.length).toBeGreaterThan(5);
      expect(one.why).toMatch(/[.]$/);
      expect(one.fix.length).toBeGreaterThan(4);
      expect(CASES[id]?.some(([, , at]) => at.length > 0)).toBe(true);
      expect(CASES[id]?.some(([, , at]) => at.length === 0)).toBe(true);
    },
  );
});

it('is the list that docs/policies.md explains', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs/policies.md'), 'utf8');
  const rows = text.matchAll(/^\| `([a-z-]+)` \| (warning|note) \|/gm);
  expect([...rows].map(([, id, level]) => [id, level])).toEqual(LINTS.map(({ id, level }) => [id, level]));
});

describe.each(Object.entries(CASES))('%s', (id, cases) => {
  it.each(cases)('%s', (_, policy, at, serverTools) => {
    expect(parsePolicy(policy)).toMatchObject({ ok: true });
    expect(found(id, policy, serverTools)).toEqual(at);
    for (const pointer of at) expect(resolvePointer(policy, pointer)).toBeDefined();
  });
});

describe('lintPolicy', () => {
  it('tells warnings first, with what to do', () => {
    const findings = lint({ version: '1', default: 'allow', hide: ['a', 'a'] });
    expect(findings.map(({ id, level }) => [id, level])).toEqual([
      ['default-allow', 'warning'],
      ['hidden-twice', 'note'],
    ]);
    expect(findings[0]).toMatchObject({
      fix: expect.stringContaining('"default": "deny"'),
      title: 'Allowed by default',
    });
  });

  it('suggests the name that was meant', () => {
    const messages = (name: string, ...serverTools: string[]) =>
      lint(deny({ tools: { [name]: {} } }), serverTools)
        .filter(({ id }) => id === 'no-such-tool')
        .map(({ message }) => message);
    expect(messages('create_task', 'createTask', 'create_tas')).toEqual([
      'No tool is called create_task; did you mean createTask?',
    ]);
    expect(messages('createTsk', 'createTask')).toEqual(['No tool is called createTsk; did you mean createTask?']);
    expect(messages('pay', 'listReaders')).toEqual(['No tool is called pay.']);
  });

  it('says what becomes of a tool that nothing speaks of', () => {
    const message = (fallback: Policy['default']) =>
      lint({ version: '1', default: fallback }, ['pay']).find(({ id }) => id === 'not-covered')?.message;
    expect(message('deny')).toBe('pay is not listed: every call is refused.');
    expect(message('allow')).toBe('pay is not listed: every call is allowed.');
  });

  it.each(POLICY_PROFILES)('has nothing to warn of in what the profile %s makes', (profile) => {
    const tools = [
      fetchPage,
      findPeople,
      sendMail,
      runShell,
      tool('read_file', { facets: ['free-path'], parameters: [parameter('path', 'free-path')] }),
      tool('run_sql', { category: 'execute', facets: ['code'], parameters: [parameter('sql', 'query')] }),
      tool('pay', {
        category: 'financial',
        risk: 'high',
        facets: ['money'],
        parameters: [{ ...parameter('amount', 'amount'), type: 'number', isRequired: false }],
      }),
      tool('delete_all', {
        category: 'destructive',
        risk: 'high',
        facets: ['bulk'],
        parameters: [{ ...parameter('ids', 'bulk'), type: 'array' }],
      }),
    ];
    const names = tools.map(({ name }) => name);
    const warnings = lint(recommendForServer(tools, profile), names).filter(({ level }) => level === 'warning');
    expect(warnings).toEqual([]);
  });

  it('shows no name as it came', () => {
    const evil = 'pay\u202e\u001b[31m\n';
    for (const { message } of lint({ version: '1', default: 'allow', hide: [evil, evil], tools: { [evil]: {} } }, [
      'pay',
    ])) {
      expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });
});
