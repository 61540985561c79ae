import { expect, test } from 'vitest';
import { CATEGORIES, type Category, type Facet } from '#classifier/taxonomy.ts';
import { describePolicy } from './describe.ts';
import { recommendForTool } from './recommend.ts';
import type { Policy } from './types.ts';

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
    loop: 'An agent in a loop gets 30 calls through in each minute, up to 43,200 calls a day. A minute begins by the clock (UTC), so 60 calls can pass within two seconds around the end of one.',
    steps: [
      'Save this as policy.json; if the agent is to keep its other tools, take the policy of the whole server instead.',
      'Load it in the gateway between your agent and Twenty CRM: one that reads policy.json, version 1.',
      'Set max to what your work needs. To see it hold, call createOneTask 31 times within one minute, where that does no harm: the last call must be refused.',
    ],
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
  const { effect, loop, steps } = describeTool('pay_invoice', 'financial');
  expect(effect).toBe(
    'Every call to pay_invoice is answered with “Requires human approval.” and not carried out. policy.json has no field for approval: exactly this text means that a person is asked where one can be, and it is a refusal everywhere else.',
  );
  expect(loop).toBe('An agent in a loop gets nothing through by itself: each call is refused, or waits for a person.');
  expect(steps[2]).toMatch(/it must be refused, or you must be asked\.$/);
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
  expect(alone.steps[0]).toBe('Save this as policy.json.');
  expect(describeTool('read_note', 'read', { count: 2 }).rest).toContain('(one more tool)');
});

test.each(CATEGORIES)('speaks of the tool itself, for category %s', (category) => {
  const { effect, steps } = describeTool('merge_records', category);
  expect(effect).toContain('merge_records');
  expect(steps[2]).toContain('merge_records');
});

test('keeps a hostile name to one short line', () => {
  const { effect, steps } = describeTool('\u202edelete\n'.repeat(1000), 'destructive');
  for (const text of [effect, ...steps]) {
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
