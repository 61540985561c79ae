import { expect, test } from 'vitest';
import { CATEGORIES, type Category, type Facet } from '#classifier/taxonomy.ts';
import { recommendForTool } from '../recommend.ts';
import { makeSlotRule } from '../slots/slot-rule.ts';
import type { SlotKind } from '../slots.ts';
import type { LimitWindow, Policy, ToolRules } from '../types.ts';
import { describePolicy } from './describe.ts';

function describeTool(name: string, category: Category, change: { facets?: readonly Facet[]; count?: number } = {}) {
  const tool = { name, category, facets: change.facets ?? [], risk: 'medium' as const, parameters: [] };
  const policy = recommendForTool(tool);
  return describePolicy({ tool, policy, serverTitle: 'Twenty CRM', serverToolCount: change.count ?? 219 });
}

test('says what a limit does, and what it does not', () => {
  expect(describeTool('createOneTask', 'write')).toEqual({
    effect:
      'Each grant (what the gateway counts by) may call createOneTask at most 30 times a minute; further calls are refused until the next minute begins.',
    rest: 'The default is deny: on its own, this file also refuses everything else of Twenty CRM (218 more tools). To keep them, use the policy of the whole server, which treats this tool the same.',
    loop: 'An agent in a loop gets 30 calls through in each minute, up to 43,200 calls a day; a minute begins by the clock (UTC), so 60 calls can pass within two seconds around the end of one.',
    taking:
      'Save this as policy.json; if the agent is to keep its other tools, take the policy of the whole server instead.',
    check:
      'Set max to what your work needs. To see it hold, call createOneTask 31 times within one minute, where that does no harm: the last call must be refused.',
  });
});

test('counts by the limit it is given, not by the category', () => {
  const policy: Policy = {
    version: '1',
    default: 'deny',
    tools: { export_all: { limits: [{ counter: 'export_all_rate', window: 'hour', max: 4, scope: 'grant' }] } },
  };
  const tool = { name: 'export_all', category: 'write', facets: [] } as const;
  const { effect, loop } = describePolicy({ tool, policy, serverTitle: 'Archive', serverToolCount: 3 });
  expect(effect).toContain('at most 4 times an hour');
  expect(loop).toContain('4 calls through in each hour, up to 96 calls a day');
  expect(loop).toContain('8 calls can pass within two seconds');
});

test('does not say that a file which hides a tool keeps the rest working', () => {
  const { effect, rest } = describeTool('deleteOneTask', 'destructive');
  expect(effect).toBe(
    'deleteOneTask is removed from the list of tools that the agent sees, and a call to it is refused all the same.',
  );
  expect(rest).toMatch(/leaves nothing of Twenty CRM to call, for everything else \(218 more tools\) is refused too/);
  expect(rest).toMatch(/use the policy of the whole server/);
});

test('promises no approval where the format has none', () => {
  const { effect, loop, check } = describeTool('pay_invoice', 'financial');
  expect(effect).toBe(
    'Every call to pay_invoice is answered with “Requires human approval.” and not carried out. policy.json has no field for approval: exactly this text means that a person is asked where one can be, and it is a refusal everywhere else.',
  );
  expect(loop).toBe('An agent in a loop gets nothing through by itself: each call is refused, or waits for a person.');
  expect(check).toMatch(/it must be refused, or you must be asked\.$/);
});

test('says why a tool is not listed', () => {
  expect(describeTool('do_the_thing', 'unknown').effect).toBe(
    'do_the_thing is not listed, so the default refuses every call to it: nothing in its definition decides what a call does. Find that out before you list it.',
  );
  expect(describeTool('*', 'destructive').effect).toMatch(/\* stands for every tool/);
});

test('says why a tool that only reads is hidden', () => {
  const { effect } = describeTool('get_weather', 'read', { facets: ['hidden-instructions'] });
  expect(effect).toMatch(
    /refused all the same, because its text holds instructions or characters that people are not meant to see\.$/,
  );
});

test('says when hiding reaches further than the tool', () => {
  const { rest } = describeTool('*', 'read', { facets: ['hidden-instructions'] });
  expect(rest).toBe('* hides every tool of Twenty CRM, not this one alone.');
});

test('has words for a server of one and of two tools', () => {
  const alone = describeTool('read_note', 'read', { count: 1 });
  expect(alone.rest).toBe('Twenty CRM lists no other tool; whatever it adds later is refused until you list it.');
  expect(alone.taking).toBe('Save this as policy.json.');
  expect(describeTool('read_note', 'read', { count: 2 }).rest).toContain('(one more tool)');
});

test.each(CATEGORIES)('speaks of the tool itself, for category %s', (category) => {
  const { effect, check } = describeTool('merge_records', category);
  expect(effect).toContain('merge_records');
  expect(check).toContain('merge_records');
});

test('keeps a hostile name to one short line', () => {
  const { effect, taking, check } = describeTool('\u202edelete\n'.repeat(1000), 'destructive');
  for (const text of [effect, taking, check]) {
    expect(text).not.toMatch(/[\u202e\n]/);
    expect(text.length).toBeLessThan(600);
  }
});

test('is not misled by a tool that is called like something every object has', () => {
  const tool = { name: 'constructor', category: 'unknown', facets: [] } as const;
  const policy: Policy = { version: '1', default: 'deny', tools: { list_notes: {} } };
  const { effect } = describePolicy({ tool, policy, serverTitle: 'Notes', serverToolCount: 2 });
  expect(effect).toMatch(/^constructor is not listed/);
});

function describeRules(rules: ToolRules, all: Partial<Policy> = {}) {
  const tool = { name: 'fetch_page', category: 'read', facets: [] } as const;
  const policy: Policy = { version: '1', default: 'deny', tools: { fetch_page: rules }, ...all };
  return describePolicy({ tool, policy, serverTitle: 'Web', serverToolCount: 1 });
}

const limit = (window: LimitWindow, max: number) => ({ counter: `by_${window}`, window, max, scope: 'grant' }) as const;

test('says that nothing goes through before a slot is filled in, and what then holds', () => {
  const { require } = makeSlot('url', false);
  const { effect, loop, taking, check } = describeRules({ require });
  expect(effect).toBe(
    'Every call to fetch_page is refused until you fill in what is allowed in args.given. After that, fetch_page may be called, as often as the agent likes.',
  );
  expect(loop).toBe(
    'Until its slots are filled in, an agent in a loop gets nothing through: every call is refused; after that, nothing here stops an agent that calls fetch_page in a loop with arguments that pass.',
  );
  expect(taking).toBe(
    'Save this as policy.json. Fill in its slots: the rules whose text starts with “Fill in” say what belongs there.',
  );
  expect(check).toMatch(/^Before you fill in the slots, call fetch_page through the gateway: it must be refused\./);
});

test('says that a slot for an argument that may be left out refuses only the calls that give it', () => {
  expect(describeRules({ require: makeSlot('url', true).require, limits: [limit('minute', 10)] }).effect).toBe(
    'Each grant (what the gateway counts by) may call fetch_page at most 10 times a minute; further calls are refused until the next minute begins. Until you fill in what is allowed in args.given, calls that give it are refused.',
  );
});

test('tells the arguments that are checked from those that a person is asked about', () => {
  const { effect, loop } = describeRules({
    require: [{ conditions: [{ path: 'args.dry_run', op: 'eq', value: true }], on_deny: 'Requires human approval.' }],
    deny_if: [{ conditions: [{ path: 'args.ids.20', op: 'exists', value: true }], on_deny: 'At most 20.' }],
  });
  expect(effect).toBe(
    'fetch_page may be called, as often as the agent likes. Calls whose args.ids breaks a rule are refused. Depending on args.dry_run, a call is answered with “Requires human approval.”: a person is asked where one can be, and elsewhere it is refused.',
  );
  expect(loop).toBe('Nothing here stops an agent that calls fetch_page in a loop with arguments that pass.');
});

test('speaks of all limits, those over all tools too', () => {
  const { effect, loop } = describeRules(
    { limits: [limit('day', 50), limit('minute', 30)] },
    { all_tools: { limits: [limit('hour', 40)] } },
  );
  expect(effect).toContain('at most 30 times a minute, 40 times an hour, and 50 times a day');
  expect(effect).toContain('until the next minute, hour, or day begins');
  expect(loop).toBe(
    'An agent in a loop gets 30 calls through in each minute, 40 in each hour, and 50 in each day; a minute begins by the clock (UTC), so 60 calls can pass within two seconds around the end of one.',
  );
});

test('says what a limit is worth where a person approves as well', () => {
  const asks = { conditions: [], on_deny: 'Requires human approval.' };
  const { effect, loop } = describeRules({ deny_if: [asks], limits: [limit('minute', 10)] });
  expect(effect).toMatch(
    /^Every call to fetch_page is answered with .* Approved calls go through at most 10 times a minute\.$/,
  );
  expect(loop).toBe('An agent in a loop gets nothing through by itself: each call is refused, or waits for a person.');
});

test('a limit of 0 is a refusal', () => {
  expect(describeRules({ limits: [limit('day', 0)] }).effect).toBe('Every call to fetch_page is refused.');
});

test('where the default allows, an unlisted tool may be called', () => {
  expect(describeRules({}, { default: 'allow', tools: {} }).effect).toBe(
    'fetch_page may be called, with any arguments and as often as the agent likes.',
  );
});

function makeSlot(kind: SlotKind, isOptional: boolean): ToolRules {
  const { list, rule } = makeSlotRule({ kind, path: 'args.given', isOptional, isText: false }, []);
  return { [list]: [rule] };
}
