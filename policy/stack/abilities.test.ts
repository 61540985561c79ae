import { describe, expect, it } from 'vitest';
import type { Category, Facet, RiskLevel } from '#classifier/taxonomy.ts';
import { ableTools, CAN_BRING_IN, CAN_READ_PRIVATE, CAN_RUN_CODE, CAN_SEND_OUT } from './abilities.ts';

type Case = [what: string, category: Category, facets: Facet[], surety: number];

describe.each([
  [
    'brings in what strangers wrote',
    CAN_BRING_IN,
    [
      ['comments', 'read', ['untrusted-input'], 2],
      ['any page', 'read', ['free-url'], 1],
      ['a browser', 'execute', ['free-url'], 1],
      ['an address that is only kept', 'write', ['free-url'], 0],
      ['files of this machine', 'read', ['untrusted-input', 'free-path'], 0],
      ['files or pages', 'read', ['untrusted-input', 'free-path', 'free-url'], 2],
      ['a price', 'read', [], 0],
    ],
  ],
  [
    'shows what is private',
    CAN_READ_PRIVATE,
    [
      ['contacts', 'read', ['personal-data'], 2],
      ['secrets', 'read', ['credentials'], 2],
      ['any file', 'read', ['free-path'], 1],
      ['what a query asks for', 'execute', ['code'], 1],
      ['a job that runs', 'execute', ['personal-data'], 0],
      ['contacts that are only changed', 'write', ['personal-data'], 0],
      ['comments', 'read', ['untrusted-input'], 0],
    ],
  ],
  [
    'carries data out',
    CAN_SEND_OUT,
    [
      ['a message', 'write', ['external-sink'], 2],
      ['the address of a page', 'read', ['free-url'], 1],
      ['a note of one’s own', 'write', ['personal-data'], 0],
    ],
  ],
  [
    'runs code',
    CAN_RUN_CODE,
    [
      ['a shell', 'execute', ['code'], 1],
      ['code that is kept', 'write', ['code'], 0],
      ['a job', 'execute', [], 0],
    ],
  ],
] as const satisfies [string, typeof CAN_BRING_IN, Case[]][])('what %s', (_, ability, cases) => {
  it.each(cases as Case[])('%s: %s', (_what, category, facets, surety) => {
    expect(ability({ category, facets, parameters: [] })).toBe(surety);
  });
});

it.each([
  ['a database', 'read', 'query', 1],
  ['by an id', 'read', 'id', 0],
  ['a table that is only written', 'write', 'query', 0],
] as const)('shows what is private where a query asks %s', (_, category, role, surety) => {
  expect(CAN_READ_PRIVATE({ category, facets: [], parameters: [{ roles: [role] }] })).toBe(surety);
});

it('puts the surest first, then the most severe, then by name', () => {
  const reads = (fullName: string, facet: Facet, risk: RiskLevel) =>
    ({ fullName, risk, category: 'read', facets: [facet], parameters: [] }) as const;
  const tools = [
    reads('b', 'free-path', 'low'),
    reads('a', 'free-path', 'low'),
    reads('severe', 'free-path', 'high'),
    reads('sure', 'credentials', 'low'),
    reads('unable', 'money', 'critical'),
  ];
  const sorted = ableTools(tools, CAN_READ_PRIVATE, (one) => one);
  expect(sorted.map(({ fullName }) => fullName)).toEqual(['sure', 'severe', 'a', 'b']);
});
