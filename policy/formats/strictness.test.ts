import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counterKey } from '../counters.ts';
import { type Counters, evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import { ASK_A_PERSON, type Policy, type ToolRules } from '../types.ts';
import { loadFormats } from './index.ts';
import { type Loss, lossesOf } from './losses.ts';
import type { PolicyFormat, WrittenPolicy, WrittenServer } from './policy-format.ts';
import { READERS, type Verdict } from './testing/index.ts';

const FORMATS = [...(await loadFormats())];
const SEED = { seed: 20_261, numRuns: 150 };
const KEYS = ['my-crm', 'shop'];

// No name is a lone backslash: JSON.parse of Node 24.21 takes the key "\\n" for it where it has seen such an object before.
// Names as they come, those that fold into each other, and those that would end, widen or comment out a rule.
const anyName = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('get_note', 'get.note', 'get note', 'delete_note', 'pay', 'sendMail', 'a/b'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('*', '**', '?', 'x)', '(x', 'a:b', '#', '//', '""', '"', "'", 'C:\\dir', '', '_', '__'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '1',
      '\n',
      '\r\n- x',
      '\u0000',
      '\u202egnp',
      '\u{e0041}',
      '\ud800',
      '\uffff',
      'mcp_my-crm_get_note',
      'mcp_my-crm_pay',
    ),
  },
  fc.constantFrom(
    'a'.repeat(60),
    'a'.repeat(61),
    'b'.repeat(500),
    '$x',
    '{{x}}',
    ']',
    '"] || true || ["',
    '"); permit(principal, action, resource); //',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const anyLimits = fc.constantFrom<ToolRules['limits'] & object>(
  [],
  [{ counter: 'c', window: 'minute', max: 30, scope: 'grant' }],
  [{ counter: 'none', window: 'day', max: 0, scope: 'grant' }],
);
const anyReason = fc.constantFrom(ASK_A_PERSON, 'Not "this"\nway.', '');
// Of two arguments, so that a call can satisfy all rules at once.
const ruleOn = (path: string) =>
  fc.record(
    { conditions: fc.constantFrom([], [{ path, op: 'eq' as const, value: 'x' }]), on_deny: anyReason },
    { requiredKeys: ['conditions'] },
  );
const anyRules: fc.Arbitrary<ToolRules> = fc.record(
  {
    require: fc.array(ruleOn('args.wanted'), { maxLength: 1 }),
    deny_if: fc.array(ruleOn('args.unwanted'), { maxLength: 2 }),
    limits: anyLimits,
  },
  { requiredKeys: [] },
);

// So few that what the server lists and what the policy names meet in every way.
const fewNames = fc.constantFrom('get_note', 'get note', 'pay', '*', '', '\n', '\ud800', 'a.b', 'mcp_my-crm_pay');

const anyWritten: fc.Arbitrary<WrittenPolicy> = fc
  .constantFrom(anyName, fewNames)
  .chain((name) => fc.uniqueArray(name, { minLength: 1, maxLength: 9 }))
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      rules: fc.array(fc.option(anyRules, { nil: null }), { minLength: names.length, maxLength: names.length }),
      hide: fc.subarray(names, { maxLength: Math.min(names.length, 4) }),
      listed: fc.array(fc.subarray(names), { minLength: 1, maxLength: KEYS.length }),
      fallback: fc.constantFrom('allow' as const, 'deny' as const),
      ofAll: fc.option(anyLimits, { nil: null }),
    }),
  )
  .map(({ names, rules, hide, listed, fallback, ofAll }) => ({
    policy: {
      version: '1',
      default: fallback,
      hide,
      tools: Object.fromEntries(names.flatMap((name, at) => (rules[at] ? [[name, rules[at]] as const] : []))),
      ...(ofAll !== null && { all_tools: { limits: ofAll } }),
    },
    servers: listed.map((tools, at) => ({ key: KEYS[at] ?? '', tools })),
  }));

/** A file of a format that does not name servers is for one of them. */
function anyWrittenFor({ namesServer }: PolicyFormat): fc.Arbitrary<WrittenPolicy> {
  return anyWritten.map((written) => (namesServer ? written : { ...written, servers: written.servers.slice(0, 1) }));
}

test.each(FORMATS)('%s lets nothing through that the policy refuses, and asks where it asks', (id, format) => {
  fc.assert(
    fc.property(anyWrittenFor(format), anyName, (written, stranger) => {
      const decide = READERS[id](format.write(written));
      for (const server of written.servers) {
        const names = namesOf(written.policy, server);
        for (const tool of isTaken(stranger, written.policy, server, format) ? names : [...names, stranger]) {
          const verdict = decide({ server: server.key, tool });
          const looser = isLoose(meaningOf(written.policy, tool), verdict, format);
          expect({ server, tool, verdict, looser }).toEqual({ server, tool, verdict, looser: false });
        }
      }
    }),
    SEED,
  );
});

test.each(FORMATS)('%s tells every tool that comes out stricter than the policy has it', (id, format) => {
  fc.assert(
    fc.property(anyWrittenFor(format), (written) => {
      const decide = READERS[id](format.write(written));
      const told = new Set(lossesOf(format, written).flatMap(({ tools }) => tools));
      const listed = written.servers.flatMap(({ key, tools }) => tools.map((tool) => ({ server: key, tool })));
      for (const { server, tool } of listed) {
        const verdict = decide({ server, tool, args: { wanted: 'x' } });
        if (verdict !== expectedOf(meaningOf(written.policy, tool)))
          expect(told.has(tool), `${server} ${tool}: ${verdict}`).toBe(true);
      }
    }),
    SEED,
  );
});

test.each(FORMATS)('%s does with each tool what its losses say', (id, format) => {
  fc.assert(
    fc.property(anyWrittenFor(format), (written) => {
      const decide = READERS[id](format.write(written));
      for (const loss of lossesOf(format, written)) {
        for (const tool of loss.tools) {
          // It may be lost for one server's tool of the name alone.
          const verdicts = written.servers.map(({ key }) => decide({ server: key, tool }));
          const isSaid = verdicts.some((verdict) => saidBy(loss).includes(verdict));
          expect({ tool, loss, verdicts, isSaid }).toEqual({ tool, loss, verdicts, isSaid: true });
        }
      }
    }),
    SEED,
  );
});

test.each(FORMATS.filter(([id]) => id !== 'policy-json'))(
  '%s for no server at all lets nothing through',
  (id, format) => {
    const policy = { version: '1' as const, default: 'allow' as const };
    const text = format.write({ policy, servers: [] });
    expect(['deny', 'omit']).toContain(READERS[id](text)({ server: 'my-crm', tool: 'get_note' }));
  },
);

type Meaning = 'allow' | 'conditional' | 'ask' | 'deny';

/** What the policy itself says, by evaluate(): of a call that satisfies its rules, of those that do not, and of one too many. */
function meaningOf(policy: Policy, tool: string): Meaning {
  const decide = (args: Record<string, string>, counters: Counters = NO_COUNTERS) =>
    evaluate(policy, { tool, args }, { counters, now: 0, patterns: PATTERNS });
  const best = decide({ wanted: 'x' });
  if (best.outcome !== 'allow') return best.outcome === 'deny' && best.asksAPerson ? 'ask' : 'deny';
  const worse = [decide({}), decide({ wanted: 'x', unwanted: 'x' }), decide({ wanted: 'x' }, USED_UP)];
  return worse.every(({ outcome }) => outcome === 'allow') ? 'allow' : 'conditional';
}

const PATTERNS = re2Patterns();
const USED_UP: Counters = new Map([[counterKey({ counter: 'c', window: 'minute' }), { windowStart: 0, used: 30 }]]);

/** `omit` leaves a call to the client's own asking: enough for what has to be asked, not for what has to be refused. */
function isLoose(meaning: Meaning, verdict: Verdict, { can }: PolicyFormat): boolean {
  if (meaning === 'deny') return verdict === 'allow' || verdict === 'ask' || (verdict === 'omit' && can.others);
  if (meaning === 'ask') return verdict === 'allow';
  return meaning === 'conditional' && verdict === 'allow' && !(can.limits && can.args);
}

function expectedOf(meaning: Meaning): Verdict {
  return meaning === 'conditional' ? 'allow' : meaning;
}

/** What a client asks about on its own is asked about as well. */
function saidBy({ sentence, what }: Loss): readonly Verdict[] {
  if (what === 'reason') return ['deny'];
  if (sentence.endsWith('share of the limit instead.')) return ['allow', 'deny'];
  if (sentence.endsWith('asked before each call instead.')) return ['ask', 'omit'];
  return sentence.endsWith('left off the list of what is allowed instead.') ? ['omit', 'deny'] : ['deny'];
}

/** A tool of another name that the target takes for one of those it knows. */
function isTaken(
  tool: string,
  policy: Policy,
  server: WrittenServer,
  { ruleName = (name) => name }: PolicyFormat,
): boolean {
  const { key } = server;
  // Intercept's `*` is all tools, and may be called where all are limited: told among its losses.
  const isAllTools = tool === '*' && ruleName(tool, key) === null && policy.all_tools !== undefined;
  return isAllTools || namesOf(policy, server).some((name) => ruleName(name, key) === ruleName(tool, key));
}

function namesOf({ hide = [], tools = {} }: Policy, server: WrittenServer): string[] {
  return [...server.tools, ...hide, ...Object.keys(tools)];
}
