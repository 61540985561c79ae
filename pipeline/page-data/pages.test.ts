import { expect, test } from 'vitest';
import { loadFormats } from '#policy/formats/index.ts';
import { toolRecommender } from '#policy/recommend.ts';
import { finding, listedServer, ready } from '../testing/ready.ts';
import { serverApiText, statusApiText } from './api-texts.ts';
import { changesOverview } from './changes.ts';
import { numberEvidence } from './evidence.ts';
import { catalogueLists, serverToolPages } from './lists.ts';
import { methodPage } from './method.ts';
import { nameWords } from './name-words.ts';
import { readyTool } from './ready-tool.ts';
import { relatedTools } from './related.ts';
import { serverName } from './server-name.ts';
import { serverPage, serverRow } from './server-page.ts';
import { mostToGuardFirst, sitePages } from './site.ts';
import { type ServerPart, toolPage } from './tool-page.ts';
import { toolRow } from './tool-row.ts';

const FORMATS = await loadFormats();
const CRM = { slug: 'crm', title: 'Acme CRM' };

function part(toolNames: readonly string[], server = listedServer()): ServerPart {
  return {
    server,
    name: serverName(server),
    toolNames,
    ruleTitles: new Map([['changes-data', 'Changes a record']]),
    prefixes: new Set(),
    recommend: toolRecommender(toolNames),
    formats: FORMATS,
    changes: [],
    toolHref: (tool) => `/tools/crm/${tool}/`,
  };
}

const ACCOUNT = ready(
  {
    name: 'UpdateOneAccount',
    description: ' Update One account\n',
    inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  },
  {
    risk: 'high',
    riskMoves: [
      { move: 'start', to: 'medium', because: 'write tools start there', rule: null },
      { move: 'raised', to: 'high', because: 'accounts hold credentials', rule: 'changes-data' },
    ],
    facets: ['credentials'],
    findings: [
      finding('changes-data', [{ source: 'tool', pointer: '/name', part: 'value', start: 0, end: 6, text: 'Update' }]),
    ],
  },
);

test('a tool page holds everything about one tool', () => {
  const page = toolPage(part(['UpdateOneAccount', 'listAccounts']), ACCOUNT, []);
  expect(page).toMatchObject({
    id: 'crm/updateoneaccount',
    href: '/tools/crm/updateoneaccount/',
    name: 'UpdateOneAccount',
    title: null,
    description: 'Update One account',
    metaTitle: 'UpdateOneAccount: high risk write tool of Acme CRM',
    metaDescription:
      'High risk, write. UpdateOneAccount changes data through Acme CRM. With a wrong id it changes the wrong account, and to put that back somebody must know wh…',
    category: 'write',
    baselineRisk: 'medium',
    risk: 'high',
    riskSteps: [
      { text: 'Write tools start at', risk: 'medium' },
      { text: 'raised: accounts hold credentials', risk: 'high' },
    ],
    facets: ['credentials'],
    confidencePercent: 87,
    evidence: [
      {
        number: 1,
        rule: 'changes-data',
        title: 'Changes a record',
        message: 'About changes-data.',
        elsewhere: null,
        href: '/method/#changes-data',
      },
    ],
    parameters: [{ path: 'id', type: 'string', isRequired: true, description: null, notes: ['picks one record'] }],
    moreParameters: 0,
    server: {
      slug: 'crm',
      title: 'Acme CRM',
      href: '/servers/crm/',
      policyHref: '/servers/crm/policy.json',
      toolCount: 2,
    },
    firstSeenAt: '2026-11-21T10:00:00.000Z',
    judged: [
      { label: 'Server', value: 'npm @acme/crm@1.2.0' },
      { label: 'Version', value: '1.2.0' },
      { label: 'Package integrity', value: 'sha512-abc' },
      { label: 'Calls itself', value: 'crm 1.2.0' },
      { label: 'Definition (SHA-256)', value: 'd1' },
      { label: 'Rules', value: '1-abc' },
    ],
  });
  expect(page.definition.segments).toContainEqual({ text: 'Update', kind: 'string', marks: [1] });
  const [recommended, strict] = page.control.profiles;
  expect(recommended?.snippet).toMatchObject({
    href: '/tools/crm/updateoneaccount/policy.json',
    cutFrom: null,
  });
  const limits = [{ counter: 'updateoneaccount_rate', window: 'minute', max: 30, scope: 'grant' }];
  expect(JSON.parse(recommended?.snippet.text ?? '')).toEqual({
    version: '1',
    default: 'deny',
    tools: { UpdateOneAccount: { limits } },
  });
  expect(strict?.snippet.href).toBe('/tools/crm/updateoneaccount/policy.strict.json');
  expect(page.control.serverKey).toBe('crm');
  expect(page.use).toEqual({
    taking: expect.stringMatching(/^Save this as policy\.json; if the agent/),
    check: expect.stringMatching(/call UpdateOneAccount 31 times within one minute/),
  });
  expect(page.call).toEqual({ tool: '"UpdateOneAccount"', args: '{\n  "id": "text"\n}' });
});

test('a tool that was not judged yet is unknown, not low', () => {
  const { classification: _, ...record } = ACCOUNT;
  const page = toolPage(part(['UpdateOneAccount']), readyTool({ ...record, classification: null }), []);
  expect(page).toMatchObject({
    category: 'unknown',
    risk: 'unknown',
    needsReview: true,
    reviewReasons: ['It has been listed, but not classified yet.'],
  });
});

test('names and texts of any length and kind fit a page', () => {
  const name = `${'x'.repeat(5000)}\u202e`;
  const page = toolPage(
    part([name]),
    ready({ name, description: '"'.repeat(20_000), title: '\u0007 <b>' }, {}, 'x'),
    [],
  );
  expect(page.name).toHaveLength(120);
  expect(page.title).toBe('<b>');
  expect(page.description).toHaveLength(4000);
  expect(JSON.parse(page.control.profiles[0]?.snippet.text ?? '').tools[name]).toBeDefined();
});

test.each([
  ['UpdateOneConnectedAccount', { verb: 'update', object: ['connected', 'account'], isPlural: false }],
  ['findManyPeople', { verb: 'find', object: ['person'], isPlural: true }],
  ['findTaskDuplicates', { verb: 'find', object: ['task'], isPlural: false }],
  ['list_issue_types', { verb: 'list', object: ['issue', 'type'], isPlural: true }],
  ['gmail.send-email', { verb: 'gmail', object: ['send', 'email'], isPlural: false }],
  ['HTTPGet', { verb: 'http', object: ['get'], isPlural: false }],
  ['constructor', { verb: 'constructor', object: [], isPlural: false }],
  ['<>', { verb: '', object: [], isPlural: false }],
])('the words of %s', (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

test('a server’s prefix is no word of the name, unless it is all there is', () => {
  const prefixes = new Set(['slack', 'api']);
  expect(nameWords('slack_get_users', prefixes)).toEqual({ verb: 'get', object: ['user'], isPlural: true });
  expect(nameWords('slack', prefixes)).toEqual({ verb: 'slack', object: [], isPlural: false });
});

test('relatives act on the same object, then share its last word, then stand near', () => {
  const names = [
    'listUsers',
    'createNote',
    'ping',
    'deleteNote',
    'findManyNotes',
    'createPinnedNote',
    'version',
    'help',
  ];
  const tools = names.map((name) => ready({ name }));
  const related = relatedTools(CRM, tools)(3).map((row) => row.name);
  expect(related).toEqual(['findManyNotes', 'createNote', 'createPinnedNote', 'ping', 'version', 'listUsers']);
});

test('findings are numbered strongest first, and say where they point when not to the definition', () => {
  const at = (source: 'tool' | 'server' | 'sibling', pointer: string) => [
    { source, pointer, part: 'value' as const, start: 0, end: 2, text: 'ab' },
  ];
  const { notes, marks } = numberEvidence(
    'save_note',
    ready(
      { name: 'a' },
      {
        findings: [
          finding('weak-one', at('server', '/name'), { strength: 'weak' }),
          finding('strong-one', at('tool', '/name'), { strength: 'strong' }),
          finding('near', at('sibling', '/ab')),
          finding('broken', at('tool', '/name'), { error: 'threw' }),
          finding('nowhere', []),
        ],
      },
    ).classification,
    new Map(),
  );
  expect(notes.map(({ number, rule, elsewhere }) => [number, rule, elsewhere])).toEqual([
    [1, 'strong-one', null],
    [2, 'near', 'another tool’s name: ab'],
    [3, 'weak-one', 'the server’s name'],
  ]);
  expect(marks).toEqual([{ pointer: '/name', part: 'value', start: 0, end: 2, number: 1 }]);
});

test('one rule is one note: its places are marked alike, its words are said once', () => {
  const at = (pointer: string) => [
    { source: 'tool', pointer, part: 'value', start: 0, end: 6, text: 'create' } as const,
  ];
  const { notes, marks } = numberEvidence(
    'createTask',
    ready(
      { name: 'createTask' },
      {
        findings: [
          finding('changes-data', at('/name'), { message: 'createTask creates task, by its name.' }),
          finding('changes-data', at('/description'), {
            message: 'createTask creates one task, as its description says.',
            strength: 'strong',
          }),
          finding('asks-for-secrets', at('/title'), { message: 'createTask takes a secret: token.' }),
          finding('asks-for-secrets', at('/title'), { message: 'createTask takes a secret: key.', strength: 'weak' }),
        ],
      },
    ).classification,
    new Map(),
  );
  expect(notes.map(({ number, message }) => [number, message])).toEqual([
    [1, 'Creates one task, as its description says. So does its name.'],
    [2, 'Takes a secret: token. Takes a secret: key.'],
  ]);
  expect(marks.map(({ pointer, number }) => [pointer, number])).toEqual([
    ['/description', 1],
    ['/name', 1],
    ['/title', 2],
    ['/title', 2],
  ]);
});

test('a server page sums up its tools, most severe first', () => {
  const tools = [ready({ name: 'listNotes' }, { category: 'read', risk: 'low' }), ACCOUNT];
  const server = listedServer({
    lastFailure: { reason: 'timeout', detail: 'No answer.', challenge: null },
    notes: ['2 lines were not JSON'],
    dropped: [{ index: 3, name: null, reason: 'no schema' }],
  });
  const shared = part(['listNotes', 'UpdateOneAccount'], server);
  const rows = tools.map((tool) => toolRow(CRM, tool));
  const page = serverPage(shared, tools, rows);
  expect(page).toMatchObject({
    id: 'crm',
    title: 'Acme CRM',
    summary: 'Of 2 tools of Acme CRM, 1 reads and 1 writes; 1 is of high or critical risk.',
    notes: [
      'The last attempt to list this server failed (timeout): No answer. Shown is the last good listing.',
      '2 lines were not JSON',
    ],
    dropped: [{ name: 'without a name', reason: 'no schema' }],
    byCategory: [
      { key: 'read', count: 1 },
      { key: 'write', count: 1 },
    ],
    byRisk: [
      { key: 'low', count: 1 },
      { key: 'high', count: 1 },
    ],
    worstRisk: 'high',
    pages: 1,
    nextHref: null,
  });
  expect(page.tools.map(({ name }) => name)).toEqual(['UpdateOneAccount', 'listNotes']);
  expect(serverToolPages(page, rows)).toEqual([]);
  expect(JSON.parse(page.apiText).tools.map((tool: { name: string }) => tool.name)).toEqual([
    'listNotes',
    'UpdateOneAccount',
  ]);
});

test('lists are paged at 100, and empty ones are a page too', () => {
  const rows = Array.from({ length: 201 }, (_, at) => toolRow(CRM, ready({ name: `create_${at}` })));
  const lists = catalogueLists(rows, []);
  const write = lists.filter(({ id }) => id.startsWith('categories/write'));
  expect(write.map(({ id, tools, previousHref, nextHref }) => [id, tools.length, previousHref, nextHref])).toEqual([
    ['categories/write', 100, null, '/categories/write/page/2/'],
    ['categories/write/page/2', 100, '/categories/write/', '/categories/write/page/3/'],
    ['categories/write/page/3', 1, '/categories/write/page/2/', null],
  ]);
  expect(lists.find(({ id }) => id === 'risk/unknown')).toMatchObject({ total: 0, pages: 1, tools: [] });
  expect(lists.find(({ id }) => id === 'servers')).toMatchObject({ total: 0, tools: [], servers: [] });
});

test('what the API says of a tool', () => {
  const body = JSON.parse(serverApiText(part(['UpdateOneAccount']), [ACCOUNT]));
  expect(body).toMatchObject({ slug: 'crm', name: '@acme/crm', toolCount: 1 });
  expect(body.tools[0]).toEqual({
    name: 'UpdateOneAccount',
    slug: 'updateoneaccount',
    href: '/tools/crm/updateoneaccount/',
    category: 'write',
    baselineRisk: 'medium',
    risk: 'high',
    facets: ['credentials'],
    confidence: 0.874,
    needsReview: false,
    rationale: 'It creates a record.',
    hiddenText: [],
    model: null,
    unchangedSince: '2026-11-21T10:00:00.000Z',
    policy: {
      version: '1',
      default: 'deny',
      tools: {
        UpdateOneAccount: { limits: [{ counter: 'updateoneaccount_rate', window: 'minute', max: 30, scope: 'grant' }] },
      },
    },
  });
});

test('home counts, orders servers by what there is to guard, and tells of the failed ones', () => {
  const row = (slug: string, worst: 'low' | 'high', many: number) =>
    serverRow(
      serverPage(
        part(['a'], listedServer({ slug, title: slug })),
        [],
        Array.from({ length: many }, () => toolRow({ slug, title: slug }, ready({ name: 'a' }, { risk: worst }))),
      ),
    );
  const servers = [row('calm', 'low', 3), row('two', 'high', 2), row('one', 'high', 1)].toSorted(mostToGuardFirst);
  const failed = [
    {
      slug: 'x',
      name: 'x',
      title: null,
      reason: 'needs-oauth',
      detail: 'none',
      challenge: { scheme: 'bearer', resourceMetadata: 'https://auth.example/.well-known/x' },
      isListed: false,
    } as const,
  ];
  const method = methodPage([], '1-abc', new Map());
  const site = sitePages({
    tools: [toolRow(CRM, ACCOUNT)],
    servers,
    failed,
    method,
    lastCrawlAt: '2026-11-21T10:00:00.000Z',
    changes: changesOverview(new Map(), { apiChangesText: '', feedAtomText: '', feedJsonText: '' }),
    latestChanges: [],
  });
  expect(site.home.servers.map(({ title }) => title)).toEqual(['two', 'one', 'calm']);
  expect(site.home.bars.find(({ category }) => category === 'write')).toEqual({
    category: 'write',
    href: '/categories/write/',
    total: 1,
    byRisk: [{ key: 'high', count: 1 }],
  });
  const signIn = { scheme: 'bearer', describedAt: 'https://auth.example/.well-known/x' };
  expect(site.failed).toEqual([{ title: 'x', name: 'x', reason: 'needs-oauth', detail: 'none', signIn }]);
  expect(JSON.parse(site.apiStatusText)).toMatchObject({
    lastCrawlAt: '2026-11-21T10:00:00.000Z',
    rulesetVersion: '1-abc',
    serverCount: 3,
    toolCount: 1,
    failed: [{ server: 'x', reason: 'needs-oauth', signIn }],
  });
  expect(JSON.parse(site.apiIndexText).servers.map(({ slug }: { slug: string }) => slug)).toEqual([
    'two',
    'one',
    'calm',
  ]);
  expect(statusApiText({ lastCrawlAt: null, rulesetVersion: '1', serverCount: 0, toolCount: 0, failed: [] })).toBe(
    '{"lastCrawlAt":null,"rulesetVersion":"1","serverCount":0,"toolCount":0,"failed":[]}\n',
  );
});

test('the method page is the rules’ own text with how often each spoke', () => {
  const text = {
    title: 'Destroys',
    question: 'Does it?',
    rationale: 'It matters.',
    whenWrong: 'Never.',
    references: ['r'],
  };
  const rules = [
    {
      ...text,
      id: 'destroys-data',
      indicates: { category: 'destructive' },
      cases: [{ what: 'Delete', examples: ['Delete a file'], category: 'destructive', risk: 'high' }],
      terms: [{ term: 'Gone', means: 'not there' }],
    },
    { ...text, id: 'spares', indicates: { risk: { move: 'lower', to: 'low', within: ['write'] } } },
    { ...text, id: 'shows', indicates: { risk: { move: 'raise', to: 'high', within: ['read'] } } },
    { ...text, id: 'attacks', indicates: { risk: { move: 'raise', to: 'critical' } } },
    { ...text, id: 'lies', indicates: { risk: { move: 'raise', to: 'critical' } } },
  ] as const;
  const page = methodPage(rules, '1-abc', new Map([['destroys-data', 31]]));
  expect(page.rules[0]).toEqual({ ...text, id: 'destroys-data', toolCount: 31 });
  expect(page.categories.map(({ category, baseline }) => [category, baseline])).toEqual([
    ['read', 'low'],
    ['write', 'medium'],
    ['execute', 'high'],
    ['destructive', 'high'],
    ['financial', 'critical'],
    ['unknown', 'unknown'],
  ]);
  expect(page.precedence).toEqual(['Financial', 'Destructive', 'Execute', 'Write', 'Read']);
  const rule = { title: 'Destroys', href: '#destroys-data' };
  expect(page.cases).toEqual([
    { what: 'Delete', examples: ['Delete a file'], category: 'destructive', risk: 'high', rule },
  ]);
  expect(page.terms).toEqual([{ term: 'Gone', means: 'not there', rule }]);
  expect(page.movers.map(({ move, to, within, rules: by }) => [move, to, within, by.map(({ href }) => href)])).toEqual([
    ['raise', 'critical', [], ['#attacks', '#lies']],
    ['raise', 'high', ['Read'], ['#shows']],
    ['lower', 'low', ['Write'], ['#spares']],
  ]);
  expect(page.reviewBelowPercent).toBe(75);
});
