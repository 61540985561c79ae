import { describe, expect, test } from 'vitest';
import type { Facet } from '#classifier/taxonomy.ts';
import type { JsonObject } from '#crawler/types.ts';
import { judgedToolOf } from '../judged-tool.ts';

type Properties = Record<string, JsonObject>;

function judged(properties: Properties, about: { description?: string; facets?: readonly Facet[] } = {}) {
  const { description, facets = [] } = about;
  const tool = { name: 'do_it', ...(description !== undefined && { description }), inputSchema: { properties } };
  return judgedToolOf(tool, { category: 'execute', risk: 'high', facets });
}

function rolesOf(properties: Properties, facets: readonly Facet[] = []) {
  return judged(properties, { facets }).parameters.map(({ path, roles }) => `${path} ${roles.join(' ')}`);
}

const text = (description = ''): JsonObject => ({ type: 'string', description });

describe('a path on the disk of the server', () => {
  test.each<[string, string]>([
    ['filePath', 'The absolute path, or a path relative to the current working directory, to save the screenshot to'],
    ['responseFilePath', 'The absolute or relative path to a file to save the response body to'],
    ['outputDir', 'Optional. When provided, the full logs are written to a file in this directory'],
    ['output_path', ''],
    ['workspaceRoot', ''],
    ['local_path', 'Local path to save the file (optional, defaults to current directory)'],
    ['appPath', 'Path to the .app bundle to install'],
    ['deployDirectory', 'absolute file path to the directory containing the code'],
    ['projectPath', 'Path to the .xcodeproj file'],
    ['path', 'Path to the file. Secrets in the repository are left out.'],
  ])('%s: %s', (name, description) => {
    expect(rolesOf({ [name]: text(description) })).toEqual([`args.${name} local-path`]);
  });

  test.each<[string, string, Properties]>([
    ['path', 'The path inside the repository', {}],
    ['file_path', 'Path to the file to blame', { project_id: text(), ref: text() }],
    ['path', 'Path to the file', { owner: text(), branch: text() }],
    ['path', 'Subtree to search (e.g. "game.ServerScriptService")', {}],
    ['path', 'The documentation path (e.g. /guides/next.md)', {}],
    ['path', 'Namespace path to verify', {}],
    ['filename', 'Original filename with extension', {}],
    ['fileName', '', { contentType: text() }],
    ['api_path', 'The API endpoint path', {}],
    ['configFile', 'The contents of the config file', {}],
  ])('none is %s: %s', (name, description, siblings) => {
    expect(rolesOf({ [name]: text(description), ...siblings }).join()).not.toContain('-path');
  });

  test('of a clone on this disk is one, whatever branch is asked for', () => {
    const path = text('Path to the Git repository. Defaults to the session directory.');
    expect(rolesOf({ path, branch: text() })).toEqual(['args.path local-path']);
  });

  test('both ends of a move are, and the source of anything else is not', () => {
    const properties = { source: text(), destination: text() };
    const rolesIn = (description: string, given: Properties = properties) =>
      judged(given, { description }).parameters.map(({ roles }) => roles.join(' '));
    expect(rolesIn('Move or rename files and directories.')).toEqual(['local-path', 'local-path']);
    expect(rolesIn('Rename a file', { old_path: text(), new_path: text() })).toEqual(['local-path', 'local-path']);
    expect(rolesIn('Translates a text')).toEqual([]);
    expect(rolesIn('Moves a file to the bin', { source: text() })).toEqual([]);
  });

  test('a bare path stays what the classifier takes it for', () => {
    expect(rolesOf({ path: text() })).toEqual(['args.path free-path']);
    expect(rolesOf({ folder: { type: 'object', properties: { count: { type: 'integer' } } } })).toEqual([]);
  });

  test('adds no facet: in a flow that one stands for reading', () => {
    expect(judged({ outputPath: text() }, { facets: ['untrusted-input'] }).facets).toEqual(['untrusted-input']);
  });
});

describe('a query', () => {
  test.each<[string, string, string, string | undefined]>([
    ['query', 'SQL SELECT query to execute', '', 'sql'],
    ['query', 'The BigQuery SQL query to execute.', '', 'sql'],
    ['query', 'SELECT SQL query to execute', 'Execute a SELECT query on the SQLite database', 'sql'],
    ['query', '', 'Runs a read-only SQL query', 'sql'],
    ['query', 'The Cypher query to execute.', '', 'cypher'],
    ['query', 'A GraphQL query', '', 'graphql'],
    ['query', 'The M expression to execute', 'The expression to be executed', undefined],
  ])('%s: %s (%s)', (name, said, description, language) => {
    const { facets, parameters } = judged({ [name]: text(said) }, { description });
    expect(parameters).toMatchObject([{ roles: ['query'] }]);
    expect(parameters[0]?.language).toBe(language);
    expect(facets).toEqual(['code']);
  });

  test.each<[string, string, string]>([
    ['query', 'Search query', 'Searches the SQL documentation'],
    ['query', 'What to look for, in natural language; it becomes an SQL query', ''],
    ['query', 'The SQL query to format', ''],
    ['query', 'The PromQL query to execute', ''],
    ['query', '', 'Searches notes'],
    ['query_id', 'ID of the SQL query', ''],
    ['after', 'GraphQL query cursor', ''],
    ['query', 'NoSQL query by example', ''],
  ])('none is %s: %s (%s)', (name, said, description) => {
    expect(
      judged({ [name]: text(said) }, { description }).parameters.filter(({ roles }) => roles.includes('query')),
    ).toEqual([]);
  });
});

describe('who and what is reached', () => {
  test('an id of the recipient reaches as an address does', () => {
    const properties = {
      recipientEmail: text(),
      recipientUserId: text(),
      recipientHandle: text(),
      campaignId: { type: 'integer' },
    };
    expect(rolesOf(properties, ['external-sink'])).toEqual([
      'args.recipientEmail recipients',
      'args.recipientUserId id recipients',
      'args.recipientHandle recipients',
      'args.campaignId id',
    ]);
    expect(rolesOf({ recipientUserId: text() })).toEqual(['args.recipientUserId id']);
  });

  test('a forwarder sends out, whatever its parameter is called', () => {
    const forwarder = judged({ destination: text('Email address the messages will be forwarded to') });
    expect(forwarder).toMatchObject({ facets: ['external-sink'], parameters: [{ roles: ['recipients'] }] });
  });

  test('an address that is opened is free, and a page of one site is not', () => {
    expect(judged({ desiredURL: text('The URL to test') })).toMatchObject({
      facets: ['free-url'],
      parameters: [{ roles: ['free-url'] }],
    });
    expect(rolesOf({ issueUrl: text('URL of the issue to read') })).toEqual([]);
  });

  test('the address of a webhook is free wherever it stands', () => {
    const config = { type: 'object', properties: { url: text(), secret: text() } };
    const hook = judgedToolOf(
      { name: 'create_repo_webhook', inputSchema: { properties: { config } } },
      { category: 'write', risk: 'high', facets: [] },
    );
    expect(hook).toMatchObject({
      facets: ['free-url'],
      parameters: [{ path: 'args.config.url', roles: ['free-url'] }, {}],
    });
  });

  test('code of a discount is none, and code that is run stays it whatever else is said', () => {
    expect(rolesOf({ code: text('The discount code to run the promotion with at checkout') })).toEqual([
      'args.code code',
    ]);
    expect(rolesOf({ code: text('Unique code that customers redeem') })).toEqual([]);
    expect(rolesOf({ code: text('Python code to run; the error codes are in the answer') })).toEqual([
      'args.code code',
    ]);
  });

  test('the id of a price is no amount', () => {
    expect(rolesOf({ price: text('The ID of the price to switch to'), amount: { type: 'number' } })).toEqual([
      'args.amount amount',
    ]);
  });
});

describe('references', () => {
  const request = { type: 'object', properties: { url: text(), command: text() }, required: ['command'] };

  test('are followed, with what stands beside them, and their facets count', () => {
    const inputSchema = {
      properties: {
        request: { $ref: '#/$defs/Request', description: 'What to do' },
        target: { $ref: '#/$defs/Text', description: 'The e-mail address it is sent to' },
      },
      required: ['request'],
      $defs: { Request: request, Text: { type: 'string', description: 'A text' } },
    };
    const { facets, parameters } = judgedToolOf(
      { name: 'do_it', inputSchema },
      { category: 'execute', risk: 'high', facets: [] },
    );
    expect(facets).toEqual(['external-sink', 'code', 'free-url']);
    expect(parameters).toMatchObject([
      { path: 'args.target', roles: ['recipients'], isRequired: false, type: 'string' },
      { path: 'args.request.url', roles: ['free-url'], isRequired: false },
      { path: 'args.request.command', roles: ['command'], isRequired: true, type: 'string' },
    ]);
  });

  test('bring their own description along', () => {
    const properties = { query: { $ref: '#/$defs/Query' } };
    const inputSchema = { properties, $defs: { Query: { type: 'string', description: 'An SQL query to run' } } };
    const { parameters } = judgedToolOf({ name: 'x', inputSchema }, { category: 'read', risk: 'low', facets: [] });
    expect(parameters).toMatchObject([{ path: 'args.query', language: 'sql' }]);
  });

  test('in allOf have to be given too; mail of a record names nobody who gets it', () => {
    const inputSchema = {
      properties: { request: { allOf: [{ $ref: '#/definitions/R' }] } },
      required: ['request'],
      definitions: { R: { properties: { sql: text(), email: text() }, required: ['sql'] } },
    };
    const { facets, parameters } = judgedToolOf(
      { name: 'do_it', inputSchema },
      { category: 'read', risk: 'low', facets: [] },
    );
    expect(facets).toEqual(['code']);
    expect(parameters).toMatchObject([{ path: 'args.request.sql', isRequired: true }, { path: 'args.request.email' }]);
  });

  test('that unfold to more than is read hide nothing that stands beside them', () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`field${index}`, text()]));
    const inputSchema = {
      properties: { body: { $ref: '#/$defs/Body' }, output_path: text(), query: text('SQL query to run') },
      $defs: { Body: { properties: many } },
    };
    const { parameters } = judgedToolOf({ name: 'x', inputSchema }, { category: 'read', risk: 'low', facets: [] });
    expect(parameters.map(({ path }) => path)).toEqual(['args.output_path', 'args.query']);
  });

  test.each<JsonObject>([
    { properties: { a: { $ref: '#/properties/a' } } },
    { $ref: '#' },
    {
      properties: { a: { $ref: '#/$defs/a' } },
      $defs: { a: { properties: { a: { $ref: '#/$defs/a' }, url: text() } } },
    },
    { properties: { a: { $ref: 'https://evil.test/schema' }, b: { $ref: '#/nowhere' }, c: { $ref: '#/__proto__' } } },
    { properties: { a: { anyOf: Array.from({ length: 500 }, () => ({ $ref: '#/properties/a' })) } } },
  ])('that lead nowhere or round end: %#', (inputSchema) => {
    const { parameters } = judgedToolOf({ name: 'x', inputSchema }, { category: 'read', risk: 'low', facets: [] });
    expect(parameters.length).toBeLessThan(301);
  });
});

describe('types', () => {
  test('null beside another type leaves the argument out', () => {
    const properties = {
      url: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      amount: { type: ['integer', 'null'] },
    };
    const inputSchema = { properties, required: ['url', 'amount'] };
    const tool = judgedToolOf({ name: 'x', inputSchema }, { category: 'read', risk: 'low', facets: [] });
    expect(tool.parameters).toMatchObject([
      { type: 'string', isRequired: false },
      { type: 'number', isRequired: false },
    ]);
  });

  test('a list some of whose elements are records is a list of records', () => {
    const to = { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'object' }] } };
    expect(judged({ to }).parameters).toMatchObject([{ path: 'args.to', isOfRecords: true }]);
  });
});
