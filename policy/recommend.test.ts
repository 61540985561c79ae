import { expect, test } from 'vitest';
import type { Category, Facet } from '#classifier/taxonomy.ts';
import { recommendForServer, recommendForTool } from './recommend.ts';
import type { JudgedTool, ToolRules } from './types.ts';

function judged(name: string, category: Category, facets: readonly Facet[] = []): JudgedTool {
  return { name, category, risk: 'medium', facets, parameters: [] };
}

test('limits a write tool to 30 calls a minute', () => {
  expect(JSON.stringify(recommendForTool(judged('createOneTask', 'write')))).toBe(
    '{"version":"1","default":"deny","tools":{"createOneTask":{"limits":[{"counter":"createonetask_rate","window":"minute","max":30,"scope":"grant"}]}}}',
  );
});

test.each<[Category, object]>([
  ['read', { version: '1', default: 'deny', tools: { do_it: {} } }],
  [
    'execute',
    {
      version: '1',
      default: 'deny',
      tools: { do_it: { limits: [{ counter: 'do_it_rate', window: 'minute', max: 10, scope: 'grant' }] } },
    },
  ],
  ['destructive', { version: '1', default: 'deny', hide: ['do_it'] }],
  [
    'financial',
    {
      version: '1',
      default: 'deny',
      tools: { do_it: { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] } },
    },
  ],
  ['unknown', { version: '1', default: 'deny' }],
])('treats a tool of category %s by its row of the table', (category, expected) => {
  expect(recommendForTool(judged('do_it', category))).toEqual(expected);
});

test('hides a tool with hidden instructions, also one that only reads', () => {
  const tool = judged('get_weather', 'read', ['hidden-instructions']);
  expect(recommendForTool(tool)).toEqual({ version: '1', default: 'deny', hide: ['get_weather'] });
});

test('lets facets that the table does not name change nothing', () => {
  const tool = judged('get_token', 'read', ['credentials', 'personal-data', 'steers-the-model']);
  expect(recommendForTool(tool)).toEqual({ version: '1', default: 'deny', tools: { get_token: {} } });
});

test('gives a server one policy, sorted by name whatever the order of the listing', () => {
  const tools = [
    judged('send_invoice', 'financial'),
    judged('list_clients', 'read'),
    judged('drop_table', 'destructive'),
    judged('do_the_thing', 'unknown'),
    judged('add_client', 'write'),
    judged('delete_client', 'destructive'),
  ];
  const expected =
    '{"version":"1","default":"deny","hide":["delete_client","drop_table"],"tools":{' +
    '"add_client":{"limits":[{"counter":"add_client_rate","window":"minute","max":30,"scope":"grant"}]},' +
    '"list_clients":{},' +
    '"send_invoice":{"deny_if":[{"conditions":[],"on_deny":"Requires human approval."}]}}}';
  expect(JSON.stringify(recommendForServer(tools))).toBe(expected);
  expect(JSON.stringify(recommendForServer(tools.toReversed()))).toBe(expected);
});

test('refuses everything of a server without tools', () => {
  expect(recommendForServer([])).toEqual({ version: '1', default: 'deny' });
});

test('tells apart the counters of names that differ in case alone, on both pages alike', () => {
  const tools = [judged('getUser', 'write'), judged('GetUser', 'execute'), judged('getUsers', 'write')];
  const names = tools.map((tool) => tool.name);

  const whole = recommendForServer(tools).tools;
  expect(counters(whole)).toEqual({
    GetUser: 'getuser_rate_5a42f945',
    getUser: 'getuser_rate_e28ebfde',
    getUsers: 'getusers_rate',
  });
  for (const tool of tools) {
    const alone = recommendForTool(tool, names).tools;
    expect(alone?.[tool.name]).toEqual(whole?.[tool.name]);
  }
});

test('a name twice in the list is one name', () => {
  const policy = recommendForTool(judged('addNote', 'write'), ['addNote', 'addNote', 'readNote']);
  expect(counters(policy.tools)).toEqual({ addNote: 'addnote_rate' });
});

test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
  'lists a tool called %s under its name',
  (name) => {
    const tools = [judged(name, 'read'), judged('ordinary', 'read')];
    const text = JSON.stringify(recommendForServer(tools));
    expect(text).toContain(`"${name}":{}`);
    expect(text).toContain('"ordinary":{}');
    expect(Object.prototype).not.toHaveProperty('ordinary');
  },
);

test('does not hide a whole server because a tool is called *', () => {
  const tools = [judged('*', 'destructive'), judged('list_clients', 'read')];
  expect(recommendForServer(tools)).toEqual({ version: '1', default: 'deny', tools: { list_clients: {} } });
  expect(recommendForTool(judged('*', 'write')).tools).toEqual({
    '*': { limits: [{ counter: '*_rate', window: 'minute', max: 30, scope: 'grant' }] },
  });
});

test('does hide a whole server where a tool called * carries hidden instructions', () => {
  expect(recommendForTool(judged('*', 'read', ['hidden-instructions'])).hide).toEqual(['*']);
});

test('takes a name of 5,000 characters as it is', () => {
  const name = 'Delete'.padEnd(5000, 'x');
  expect(recommendForTool(judged(name, 'destructive')).hide).toEqual([name]);
});

function counters(tools: Readonly<Record<string, ToolRules>> | undefined) {
  return Object.fromEntries(Object.entries(tools ?? {}).map(([name, rules]) => [name, rules.limits?.[0]?.counter]));
}
