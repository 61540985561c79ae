import { expect, test } from 'vitest';
import { classifyServer } from '../classify.ts';
import { readParameters } from './read-parameters.ts';

test('reads nested properties, each with its place', () => {
  const found = readParameters({
    type: 'object',
    properties: {
      'a/b': { type: 'object', properties: { webhookUrl: { type: 'string', description: 'Where to.' } } },
      steps: { type: 'array', items: { anyOf: [{ type: 'object', properties: { python_code: { type: 'string' } } }] } },
    },
  });
  expect(found.map(({ name, pointer, words, roles }) => ({ name, pointer, words, roles }))).toEqual([
    { name: 'a/b', pointer: '/inputSchema/properties/a~1b', words: ['a', 'b'], roles: [] },
    {
      name: 'webhookUrl',
      pointer: '/inputSchema/properties/a~1b/properties/webhookUrl',
      words: ['webhook', 'url'],
      roles: ['free-url'],
    },
    { name: 'steps', pointer: '/inputSchema/properties/steps', words: ['step'], roles: [] },
    {
      name: 'python_code',
      pointer: '/inputSchema/properties/steps/items/anyOf/0/properties/python_code',
      words: ['python', 'code'],
      roles: ['code'],
    },
  ]);
});

test('a choice is pointed to where it stands, also behind one that is no text', () => {
  const [judged] = classifyServer({ name: 'desk' }, [
    { name: 'tickets', inputSchema: { properties: { action: { enum: [null, 'list', 'delete'] } } } },
  ]);
  const seen = judged?.findings.filter(({ rule }) => rule === 'destroys-data').flatMap(({ evidence }) => evidence);
  expect(seen).toEqual([
    {
      source: 'tool',
      pointer: '/inputSchema/properties/action/enum/2',
      part: 'value',
      start: 0,
      end: 6,
      text: 'delete',
    },
  ]);
});

test('reads a hundred and fifty parameters and sixty choices, however many there are', () => {
  const properties = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, {}]));
  expect(readParameters({ properties }).length).toBe(150);
  const [one] = readParameters({ properties: { mode: { enum: Array.from({ length: 5_000 }, () => 'delete') } } });
  expect(one?.choices.length).toBe(60);
});
