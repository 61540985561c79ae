import type { JsonObject } from '#crawler/types.ts';
import type { JudgedParameter } from '#policy/types.ts';

/** A text that could stand in a parameter: by what the parameter is for, else by the format that its schema names. */
export function exampleText({ format }: JsonObject, parameter: JudgedParameter | undefined): string {
  for (const role of parameter?.roles ?? []) {
    const text = role === 'query' ? exampleQuery(parameter) : BY_ROLE[role];
    if (text !== undefined) return text;
  }
  const text = typeof format === 'string' && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : undefined;
  return text ?? 'text';
}

/** The least that reads, in the language that the description or the parameter's own name tells. */
function exampleQuery(parameter: JudgedParameter | undefined): string {
  const language = parameter?.language ?? parameter?.path?.split('.').at(-1)?.toLowerCase() ?? '';
  return QUERIES.find(([names]) => names.test(language))?.[1] ?? 'SELECT 1';
}

const QUERIES: readonly (readonly [RegExp, string])[] = [
  [/graphql/, '{ __typename }'],
  [/cypher|aql/, 'RETURN 1'],
  [/sparql/, 'ASK {}'],
];

/** Names and addresses that are reserved for examples (RFC 2606), or mean nothing. */
const BY_ROLE: Readonly<Partial<Record<JudgedParameter['roles'][number], string>>> = {
  'free-url': 'https://example.com/',
  'free-path': 'notes/today.md',
  'local-path': 'notes/today.md',
  code: 'print("hello")',
  command: 'ls',
  amount: '10',
  recipients: 'somebody@example.com',
};

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  email: 'somebody@example.com',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  time: '12:00:00Z',
};
