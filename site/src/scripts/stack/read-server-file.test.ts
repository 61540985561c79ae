import { describe, expect, test } from 'vitest';
import { readServerFile } from './read-server-file.ts';

const FILE = {
  key: 'notes',
  title: 'Notes',
  href: '/servers/notes/',
  tools: [
    {
      name: 'list_notes',
      href: '/tools/notes/list_notes/',
      category: 'read',
      risk: 'low',
      facets: ['free-url'],
      parameters: [{ path: 'args.url', roles: ['free-url'], isRequired: true, type: 'string', choices: [] }],
      mentions: ['add_note'],
    },
  ],
};
const [TOOL] = FILE.tools;

test('the file of a server is taken as it is', () => {
  expect(readServerFile(FILE, 'notes')).toBe(FILE);
});

describe('nothing else is', () => {
  test.each<[string, unknown]>([
    ['no object', null],
    ['a page of a proxy', '<!doctype html>'],
    ['another server', { ...FILE, key: 'tasks' }],
    ['no title', { ...FILE, title: undefined }],
    ['no list of tools', { ...FILE, tools: {} }],
    ['no tool', { ...FILE, tools: [null] }],
    ['a tool without a name', { ...FILE, tools: [{ ...TOOL, name: 7 }] }],
    ['a category of another version', { ...FILE, tools: [{ ...TOOL, category: 'spend' }] }],
    ['a risk of another version', { ...FILE, tools: [{ ...TOOL, risk: 'extreme' }] }],
    ['a facet of another version', { ...FILE, tools: [{ ...TOOL, facets: ['free-url', 'telepathy'] }] }],
    ['parameters of another form', { ...FILE, tools: [{ ...TOOL, parameters: [{ path: 'args.url' }] }] }],
    ['mentions of another form', { ...FILE, tools: [{ ...TOOL, mentions: [1] }] }],
  ])('%s', (_, value) => {
    expect(readServerFile(value, 'notes')).toBeNull();
  });
});
